"""How Chromium breaks and measures paragraphs: one page with all of them, asked by script."""

import html
import json
import os
import re
import subprocess
import tempfile
from pathlib import Path

ICU_DATA = "/usr/lib/chromium/icudtl.dat"  # of Debian's package

LINE_HEIGHT = 60  # px: so much higher than any face that the middle of a character tells its line

_ASK = """
const height = %d;
const answer = {};
for (const p of document.querySelectorAll('p')) {
  const span = p.firstChild, node = span.firstChild, text = node.data, top = p.getBoundingClientRect().top;
  const lineOf = box => Math.floor(((box.top + box.bottom) / 2 - top) / height);
  const range = document.createRange();
  const lines = [];
  let begin = 0, now = 0;
  for (let i = 0; i < text.length;) {
    const next = i + (text.codePointAt(i) > 0xffff ? 2 : 1);
    range.setStart(node, i);
    range.setEnd(node, next);
    const boxes = range.getClientRects();
    if (boxes.length) {
      const line = lineOf(boxes[boxes.length - 1]);
      if (line > now) { lines.push([begin, i]); begin = i; now = line; }
    }
    i = next;
  }
  lines.push([begin, text.length]);
  // The inline box, unlike those of the characters, has the hyphen that a soft hyphen shows as.
  const left = [], right = [];
  for (const box of span.getClientRects()) {
    const line = lineOf(box);
    left[line] = Math.min(left[line] ?? box.left, box.left);
    right[line] = Math.max(right[line] ?? box.right, box.right);
  }
  answer[p.id] = lines.map(([from, to], line) => [text.slice(from, to), (right[line] ?? 0) - (left[line] ?? 0)]);
}
const pre = document.createElement('pre');
pre.textContent = '@@@' + JSON.stringify(answer) + '@@@';
document.body.replaceChildren(pre);
""" % LINE_HEIGHT


def page(paragraphs, em):
    """The page of {id: (language, faces, width, text)}."""
    out = ["<!doctype html><meta charset=utf-8><style>p{margin:0;line-height:%dpx;font-size:%gpx;"
           "text-rendering:geometricPrecision;overflow-wrap:anywhere}</style>" % (LINE_HEIGHT, em)]
    for key, (language, faces, width, text) in paragraphs.items():
        names = ",".join(f"'{face}'" for face in faces)
        out.append(f'<p id="{key}" lang="{language.tag}" dir="{language.direction}" '
                   f'style="width:{width}px;font-family:{names}"><span>{html.escape(text)}</span></p>')
    out.append(f"<script>document.fonts.ready.then(() => {{{_ASK}}})</script>")
    return "".join(out)


def lay_out(paragraphs, em):
    """{id: [(text of the line as it stands in the paragraph, width in px)]}."""
    with tempfile.TemporaryDirectory(prefix="waypost-compare-") as folder:
        file = Path(folder, "page.html")
        file.write_text(page(paragraphs, em), encoding="utf-8")
        command = ["chromium", "--headless=new", "--disable-gpu", "--font-render-hinting=none",
                   f"--user-data-dir={folder}/profile", "--virtual-time-budget=600000", "--timeout=300000",
                   "--dump-dom", file.as_uri()]
        if os.geteuid() == 0:  # Chromium refuses to build its sandbox as root
            command.insert(1, "--no-sandbox")
        done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    found = re.search(r"@@@(\{.*\})@@@", done.stdout, re.DOTALL)
    if not found:
        raise RuntimeError(f"Chromium did not answer (status {done.returncode}):\n{done.stderr[-2000:]}")
    return {key: [(text, width) for text, width in lines]
            for key, lines in json.loads(html.unescape(found.group(1))).items()}


def version():
    done = subprocess.run(["chromium", "--version"], capture_output=True, text=True, timeout=60)
    return re.sub(r"\s+built on.*", "", done.stdout.strip()) or "Chromium"
