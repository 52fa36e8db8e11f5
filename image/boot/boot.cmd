# U-Boot's script: counts boots, chooses the slot, checks what it loads, and starts it. Made into boot.scr by mkimage.
# (In a string of double quotes U-Boot's shell takes no apostrophe.)
#
# The state is three variables in one sector, kept twice (sectors 0x800 and 0x808 of the card) so that a power cut
# while one is written leaves the other. /usr/lib/waypost/boot-state reads and writes the same two sectors.
# A slot begins with one sector of variables (SLOT_BLOCKS: the length of what follows, in sectors); the legacy image
# with kernel and initramfs begins at its sector 8. The root file system is opened, and verified, by the initramfs.

setexpr state_at ${kernel_addr_r} + 0x7000000
setexpr kernel_at ${kernel_addr_r} + 0x8000000
setexpr slot_at ${kernel_addr_r} + 0xc000000
setexpr initrd_at ${kernel_addr_r} + 0x10000000
setexpr kernel_comp_addr_r ${kernel_addr_r} + 0x14000000
setenv kernel_comp_size 0x4000000

${devtype} dev ${devnum}

setenv BOOT_ORDER "A B"
setenv BOOT_A_LEFT 3
setenv BOOT_B_LEFT 3
for sector in 0x808 0x800; do
    if ${devtype} read ${state_at} ${sector} 1; then
        env import -c ${state_at} 0x200 BOOT_ORDER BOOT_A_LEFT BOOT_B_LEFT
    fi
done

setenv keep_state 'mw.b ${state_at} 0 0x200; env export -c -s 0x200 ${state_at} BOOT_ORDER BOOT_A_LEFT BOOT_B_LEFT && ${devtype} write ${state_at} 0x800 1 && ${devtype} write ${state_at} 0x808 1'

# Returns only when the slot in ${slot}, partition ${part}, cannot be started.
setenv start_slot 'part start ${devtype} ${devnum} ${part} first && ${devtype} read ${state_at} ${first} 1 && env import -c ${state_at} 0x200 SLOT_BLOCKS && setexpr first ${first} + 8 && ${devtype} read ${slot_at} ${first} ${SLOT_BLOCKS} && iminfo ${slot_at} && imxtract ${slot_at} 1 ${initrd_at} && setenv initrd_size ${filesize} && imxtract ${slot_at} 0 ${kernel_at} && setenv bootargs "rauc.slot=${slot} ${waypost_args}" && booti ${kernel_at} ${initrd_at}:${initrd_size} ${fdt_addr}'

# console=null: the kernel speaks to nobody. Without it the screen is one of its consoles (CONFIG_VT_CONSOLE), and its
# last words would stand there when the system starts anew.
setenv waypost_args "root=/dev/mapper/waypost-root rootfstype=erofs ro console=null quiet loglevel=1 systemd.show_status=false rd.systemd.show_status=false vt.global_cursor_default=0 consoleblank=0 logo.nologo panic=5 init_on_free=1 usbcore.authorized_default=2 systemd.gpt_auto=0 sysctl.kernel.sysrq=0 net.ifnames=0"

# The name of the loop is not that of the variable: a variable of the environment hides one of the shell.
for choice in ${BOOT_ORDER}; do
    setenv slot ${choice}
    if test ${slot} = A; then
        setenv part 2; setenv left ${BOOT_A_LEFT}
    else
        setenv part 3; setenv left ${BOOT_B_LEFT}
    fi
    if test ${left} -gt 0; then
        setexpr left ${left} - 1
        setenv BOOT_${slot}_LEFT ${left}
        run keep_state
        run start_slot
        # It cannot be read or is damaged: the other one. It keeps its tries, for it may have been the power, and a slot
        # that has none is made a copy of the other one, which may be older.
    fi
done

# Both slots are out. The numbers that help without this kiosk, then another try: it may have been the power. No line has
# more than 80 letters, which is what the smallest display holds.
setenv stdout serial,vidconsole
cls
echo
echo "This screen is not working right now. Esta pantalla no funciona ahora."
echo
echo "Emergency / Emergencia:  call 911"
echo "Someone to talk to / Para hablar con alguien:  call or text 988"
echo "Help near you / Ayuda cerca de usted:  call 211"
echo
echo "Staff: neither system on the card of this kiosk starts."
echo "It tries again in a minute. If this stays, flash the card again."
sleep 60
if test ${BOOT_A_LEFT} -eq 0; then setenv BOOT_A_LEFT 1; fi
if test ${BOOT_B_LEFT} -eq 0; then setenv BOOT_B_LEFT 1; fi
run keep_state
reset
