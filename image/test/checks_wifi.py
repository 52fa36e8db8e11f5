"""Wi-Fi, where kiosk.yaml turns it on. The radios and the air between them are Linux' own simulation
(mac80211_hwsim), a driver that the card does not carry: the test brings it. What the boards' own radio does is not
seen here."""

import luggage
from bench import Group, replace_lines
from debian import Debian
from report import expect, until

NAME, PASSWORD = "Waypost, Ämtli", "correct horse"
COMMENTED = f'  # wifi: {{ssid: "Library", password: "{PASSWORD}", country: US}}'
RADIO = "mac80211_hwsim"
AIR = luggage.FOLDER
# The other radio is the library's: a network with a password.
OTHER_SIDE = f"""
while read -r module; do insmod {AIR}/"$module" 2>/dev/null || true; done <{AIR}/order
cat >{AIR}/other.conf <<'END'
country=US
network={{
    ssid={NAME.encode().hex()}
    mode=2
    frequency=2412
    proto=RSN
    pairwise=CCMP
    group=CCMP
    key_mgmt=@KEYS@
    ieee80211w=@FRAMES@
    psk="@PASSWORD@"
}}
END
wpa_supplicant -B -i wlan1 -c {AIR}/other.conf
"""


class Wifi(Group):
    name = "wifi"
    checks = ("wifi.wpa2", "wifi.wpa3", "wifi.unseen")
    faults = {"another-password,a-control-socket": ("wpa2", "wpa3", "unseen")}

    def run(self, report):
        turned_on = COMMENTED.replace("# ", "").replace("Library", NAME)
        card = self.bench.card(edit=replace_lines({COMMENTED: turned_on}))
        files = Debian(self.bench.arch).order_of(RADIO)
        order = self.bench.folder / "order"
        order.write_text("".join(f"{file.name}\n" for file in files), encoding="utf-8")
        more = luggage.pack(self.bench.folder, [*files, order])
        for name, keys, frames in (("wpa2", "WPA-PSK", 0), ("wpa3", "SAE", 2)):
            with self.bench.inside(f"{self.name}-{name}", card, more=more) as machine:
                machine.open_probe()
                ask = machine.probe.ask
                with report.check(f"wifi.{name}") as detail:
                    until("systemd-networkd runs", lambda: ask(
                        "systemctl is-active systemd-networkd.service; true") == "active", 300)
                    ask(luggage.UNPACK)
                    password = "another horse" if self.bench.has_fault("another-password") else PASSWORD
                    ask(OTHER_SIDE.replace("@KEYS@", keys).replace("@FRAMES@", str(frames))
                        .replace("@PASSWORD@", password), 240)
                    # Up, not dormant: the password was right (RFC 2863, ifOperStatus).
                    until("wlan0 is up", lambda: ask("cat /sys/class/net/wlan0/operstate") == "up", 180)
                    until("an address is asked for", lambda: ask(
                        "networkctl --no-pager --no-legend list wlan0 | grep -o configuring; true"), 60)
                    detail.append(f"joined a network with {keys} and a name with a comma and an umlaut")
                if name == "wpa3":
                    with report.check("wifi.unseen") as detail:
                        if self.bench.has_fault("a-control-socket"):
                            ask("mkdir -p /run/wpa_supplicant && touch /run/wpa_supplicant/wlan0")
                        expect(not ask("ls -A /run/wpa_supplicant 2>/dev/null; true"), "the radio takes orders")
                        who = ask("stat -c '%U %a' /run/waypost/network /run/waypost/network/wpa_supplicant.conf")
                        expect(who.splitlines() == ["root 700", "root 600"], f"the password's file: {who}")
                        detail.append("no control socket; the password's file is root's alone")


GROUPS = (Wifi,)
