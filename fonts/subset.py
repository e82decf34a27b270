"""Makes NotoSans-Regular.ttf, NotoSans-Bold.ttf and DroidSansFallbackCommon.ttf from
the full fonts, the last from DroidSansFallbackFull.ttf beside this file.

    /usr/bin/python3 fonts/subset.py /usr/share/fonts/truetype/noto

Needs fontTools (4.38). The same sources give the same bytes. README.md says
which sources were taken.
"""
import sys
from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

# What Azerbaijani, Russian, English, Vietnamese, Turkish, Kazakh, Uzbek, Tajik
# and Greek need. Left out on purpose, so that they are refused as characters
# without a glyph: zero-width and direction controls, U+FFFD.
RANGES = [
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x02FF),  # Latin-1, Extended-A and -B, IPA, modifier letters
    (0x0300, 0x036F),  # combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic and Supplement
    (0x1E00, 0x1EFF),  # Latin Extended Additional (Vietnamese)
    (0x2000, 0x200A), (0x2010, 0x2027), (0x202F, 0x205E),  # punctuation
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20BF),  # currency
    (0x2100, 0x218F),  # letterlike symbols, fractions
]

# Signs that Noto Sans lacks, from its sister fonts of the same design size.
BORROWED = {
    "NotoSansMath-Regular.ttf": "←↑→↓↔−√∞≈≠≤≥",
    "NotoSansSymbols2-Regular.ttf": "■□☐☑☒✓✗",
}


def main(source, target):
    for weight in ("Regular", "Bold"):
        font = TTFont(source / f"NotoSans-{weight}.ttf", recalcTimestamp=False)
        for name, signs in BORROWED.items():
            borrow(font, TTFont(source / name), signs)
        subset(font, [c for first, last in RANGES for c in range(first, last + 1)]
               + [ord(sign) for signs in BORROWED.values() for sign in signs])
        font.save(target / f"NotoSans-{weight}.ttf")
    common = TTFont(target / "DroidSansFallbackFull.ttf", recalcTimestamp=False)
    subset(common, gb2312())
    common.save(target / "DroidSansFallbackCommon.ttf")


def gb2312():
    """The code points of GB 2312-80, which nearly every Chinese text keeps to."""
    pairs = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return [ord(c) for c in (p.decode("gb2312", "ignore") for p in pairs) if c]


def borrow(font, other, signs):
    """Copies glyphs, decomposed, under the names of their code points."""
    glyphs, names = other.getGlyphSet(), other.getBestCmap()
    for sign in signs:
        outline = DecomposingRecordingPen(glyphs)
        glyphs[names[ord(sign)]].draw(outline)
        pen = TTGlyphPen(None)
        outline.replay(pen)
        name = f"uni{ord(sign):04X}"
        font["glyf"][name] = pen.glyph()
        font["hmtx"][name] = (other["hmtx"][names[ord(sign)]][0], pen_left(font, name))
        for table in font["cmap"].tables:
            table.cmap[ord(sign)] = name
    font.setGlyphOrder(font["glyf"].glyphOrder)


def pen_left(font, name):
    glyph = font["glyf"][name]
    glyph.recalcBounds(font["glyf"])
    return glyph.xMin


def subset(font, wanted):
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # copyright and licence stay inside
    options.drop_tables += ["DSIG", "GDEF", "GPOS", "GSUB"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).parent)
