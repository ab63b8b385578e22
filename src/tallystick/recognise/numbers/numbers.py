"""Numbers in figures and words, with the scale words behind them, onto the board.

One walk over the tokens: a number can only begin at figures, at a numeral of the
pack, or at a word that is cut into numerals. From there it goes on as long as
the next word fits into the sum (`number_words.Total`), and what was read up to
the last word that completes a number is kept.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from tallystick.model import Annotation
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.compounds import Pieces, numeral_of, pieces_of
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.ground.number_words import NO_WORDS, Numeral, Total
from tallystick.recognise.ground.vulgar import vulgar
from tallystick.recognise.numbers.designators import end_of_cross, is_designator, recognise_designators
from tallystick.recognise.numbers.digits import decimal_mark, is_group, is_head, is_last_group, parse_digits
from tallystick.recognise.numbers.fractions import Fractions
from tallystick.recognise.numbers.number_read import NumberRead
from tallystick.recognise.numbers.number_value import NumberValue
from tallystick.recognise.numbers.phones import lay_phones
from tallystick.recognise.numbers.powers import power_at

_SPACES = frozenset(" \u00a0\u2009\u202f\u2007")
_HYPHENS = frozenset("-‐‑")
_MINUS = frozenset("-−–")
_LONG = 16
_HUNDRED = 100
_GO_ON = ("numeral", "number_half", "number_joiner", "number_point", "ordinal_word", "ordinal_mark")
_TYING = frozenset("-‐‑−–/⁄.,")
LONGEST_NUMBER = 60


class _Word(NamedTuple):
    """A piece of a number on tokens: a numeral, or a whole compound."""

    last: int
    numerals: tuple[Numeral, ...]
    whole: Total | None = None
    bare: bool = False
    joined_inside: bool = False


def recognise_numbers(board: Board) -> None:
    """Lay every number, ordinal and designator of the text on the board."""
    reader = _Reader(board)
    reader.run()
    # The reader and its fractions know each other. Parted, they and the board with all that lies on it are freed
    # with their last use, and the garbage collector is left nothing to find, which took it a tenth of the reading time.
    del reader.fractions
    lay_phones(board)
    recognise_designators(board)


class _Reader:
    """The numbers of one board."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.tokens = board.tokens
        figures = [self.tokens.keys[token] for token in board.figures]
        self.mark = decimal_mark(figures, str(board.pack.settings.get("decimal", ".")))
        self.pieces: Pieces | None = pieces_of(board.pack)
        self.units_first = bool(board.pack.settings.get("units_first"))
        self.fractions = Fractions(board, self._plain)
        self.going_on = board.firsts(*_GO_ON)

    def run(self) -> None:
        """Read on from one token that may begin a number to the next."""
        last = -1
        for token in self._starts():
            if token <= last:
                continue
            last = self._read_figures(token) if self.tokens.kinds[token] == "d" else self._read_at(token)

    def _starts(self) -> list[int]:
        """The tokens that may begin a number: figures, numerals, words that may be cut so, marks before decimals.

        Signs for fractions are marks or words to the eye of the one who cuts.
        """
        board, tokens = self.board, self.tokens
        marks = [token - 1 for token in board.figures if tokens.glued(token) and tokens.keys[token - 1] in ".,"]
        others = board.firsts("numeral").difference(board.counting).union(marks)
        return sorted(others.union(board.counting)) if others else board.counting

    def _read_figures(self, token: int) -> int:
        """Read what begins with figures here; its last token."""
        if self._stand_apart(token):
            return self._read_at(token)
        power = power_at(self.board, token, self.mark)
        if power is not None:
            return self._put_power(token, *power)
        return self._put_designator(token) if is_designator(self.board, token) else self._read_at(token)

    def _stand_apart(self, token: int) -> bool:
        """Whether nothing is glued to figures on either side, so that they are part of no name and no power."""
        tokens = self.tokens
        apart = not tokens.glued(token) and not tokens.glued(token + 1) and len(tokens.keys[token]) < _LONG
        return apart and tokens.keys[token + 3 : token + 4] != ["^"]

    def _put_designator(self, token: int) -> int:
        last = end_of_cross(self.board, token)
        self.board.put("designator", token, last, None, "numbers/glued")
        return last

    def _put_power(self, token: int, value: Decimal, last: int) -> int:
        first, sign = self._sign(token)
        number = NumberValue(value.copy_negate() if sign else value, digits=True)
        self.board.put("number", first, last, number, "numbers/power")
        return last

    def _read_at(self, token: int) -> int:
        """Read a number that begins here; the last token of it, or this one."""
        value, last = self._closed_figures(token), token
        if value is None:
            found = self._number(token)
            if found is None:
                return token
            value, last = self._value(found), found.last
        if value.ordinal:
            self.board.put("ordinal", token, last, value, "numbers/ordinal")
            return last
        first, sign = self._sign(token)
        if sign and first < token and self._counts_fewer(token, last):
            first, sign = token, False
        if sign:
            value = replace(value, value=value.value.copy_negate(), bare=False)
        self.board.put("number", first, last, value, "numbers/digits" if value.digits else "numbers/words")
        return last

    def _closed_figures(self, token: int) -> NumberValue | None:
        """The value of figures that nothing can go on with, the short way that most take; None for all others."""
        if self.tokens.kinds[token] != "d" or not self._is_closed(token, token + 1):
            return None
        key = self.tokens.keys[token]
        value = parse_digits(key, self.mark)
        return None if value is None else NumberValue(value, digits=True, bare=key.isdecimal())

    def _value(self, read: NumberRead) -> NumberValue:
        total = read.total
        return NumberValue(
            read.value,
            digits=total.digits,
            vague=total.vague,
            scale=total.scale,
            ordinal=read.ordinal,
            article=total.article,
            fraction=read.fraction is not None or (total.words == 1 and total.parts[-1].role == "half"),
            bare=read.bare,
            share=total.share or read.share,
            about=total.about and read.fraction is None,
        )

    def _sign(self, token: int) -> tuple[int, bool]:
        """Where a number with its minus begins, and whether it has one."""
        before = token - 1
        if before < 0 or self.board.sentence_of[before] != self.board.sentence_of[token]:
            return token, False
        word = before - 1 if self.tokens.keys[before] in _HYPHENS and self.tokens.glued(token) else before
        signs = self.board.ending(word, "number_sign")
        if signs and not self.board.ending(word, "no_sign"):
            return min(annotation.first for annotation in signs), True
        if self.tokens.keys[before] not in _MINUS or self.tokens.kinds[token] == "w":
            return token, False
        if self.tokens.glued(token) and not self.tokens.glued(before):
            alone = before == 0 or self.tokens.kinds[before - 1] != "d"
            return (before, True) if alone or self._is_signed_share(token) else (token, False)
        if self.tokens.glued(token) and self.tokens.keys[before - 1] in "<>=(":
            return before, True
        return (before, True) if before == 0 else (token, False)

    def _counts_fewer(self, token: int, last: int) -> bool:
        """Whether a word for minus rather says that fewer things are counted: "havia *menos* 1.200 habitantes"."""
        thing = last + 1
        word = self.tokens.kinds[token - 1] == "w" and self._inside(token, thing) and self.tokens.kinds[thing] == "w"
        if not word or token - 1 == self.board.sentence_at(token).first:
            return False
        return not any(self.board.starting(thing, kind) for kind in ("not_counted", "unit", "currency", "numeral"))

    def _is_signed_share(self, token: int) -> bool:
        """Whether figures are a share with decimals, which a spaced minus before makes negative: "Stoxx 50 -1.3%"."""
        keys = self.tokens.keys
        return not keys[token].isdecimal() and token + 1 < len(keys) and keys[token + 1] == "%"

    # --- one number ---------------------------------------------------------------------------------------------------

    def _number(self, first: int) -> NumberRead | None:
        word = self._word(first)
        if word is None:
            return None
        total = self._add(NO_WORDS, word, joined=False)
        if total is None:
            return None
        best = NumberRead(word.last, total, word.bare) if total.complete else None
        if best is not None and self._is_closed(first, word.last + 1):
            return best
        before_join: NumberRead | None = None
        last, bare = word.last, word.bare
        for _ in range(LONGEST_NUMBER):
            step = self._next(first, last, total)
            if step is None:
                break
            last, after, joined, scale_failed = step
            if scale_failed or after is None:
                best = before_join or best
                break
            if joined:
                before_join = best
            total, bare = after, False
            if total.complete:
                best = NumberRead(last, total, bare, before=before_join if joined else None)
        if best is None:
            return self.fractions.of_an_article(first) if total.article else None
        best = self._stopped(best)
        mixed = self.fractions.mixed(best)
        if mixed is not None:
            return mixed
        return self._of_a_scale(self.fractions.close(first, self._ordinal(first, self._decimals(best))))

    def _is_closed(self, first: int, at: int) -> bool:
        """Whether nothing that stands at a token can go on with the number before it, as behind most numbers.

        It saves what is looked for there one by one, half of the time that a number takes.
        """
        if not self._inside(first, at):
            return True
        key, kind = self.tokens.keys[at], self.tokens.kinds[at]
        if at in self.going_on or kind == "d" or vulgar(key) is not None or self.fractions.may_follow(at):
            return False
        if kind == "w":
            return self.pieces is None or key[:2] not in self.pieces.starts
        return key not in _TYING

    def _of_a_scale(self, read: NumberRead) -> NumberRead:
        """The number with a scale behind its fraction: "three quarters billion", "deux tiers de million"."""
        if read.fraction is None or read.share or not self._inside(read.last, read.last + 1):
            return read
        joiner = self._lexeme(read.last + 1, "unit_joiner")
        word = self._word(read.last + 1 if joiner is None else joiner.last + 1)
        if word is None or len(word.numerals) != 1:
            return read
        numeral = word.numerals[0]
        if numeral.role != "scale" or numeral.vague or numeral.value < 1000:
            return read
        return read._replace(last=word.last, fraction=read.fraction * numeral.value)

    def _stopped(self, read: NumberRead) -> NumberRead:
        """The number with the full stop of its abbreviation ("40 тыс. единиц"), where the sentence goes on."""
        at = read.last + 1
        if not self._inside(read.last, at + 1) or self.tokens.keys[at] != "." or not self.tokens.glued(at):
            return read
        short = any(a.value.args.get("short") for a in self.board.ending(read.last, "numeral"))  # type: ignore[attr-defined]
        return read._replace(last=at) if short else read

    def _next(self, first: int, last: int, total: Total) -> tuple[int, Total | None, bool, bool] | None:
        """The next word of the number: its last token, the number with it, whether a joiner stood before it.

        The last part says that a scale word stands there that does not fit, so
        that what was joined before it begins a number of its own.
        """
        at = last + 1
        if not self._inside(first, at):
            return None
        part = vulgar(self.tokens.keys[at])
        if part is not None and (after := total.with_half(part)) is not None:
            return at, after, False, False
        half = self._lexeme(at, "number_half")
        if half is not None and not (
            total.digits and total.words == 1 and self.tokens.glued(at) and not self._is_mark(at)
        ):
            last, scale = self._scale_behind(half.last, total)
            after = total.with_half(Decimal(half.value.args["value"]) * scale)  # type: ignore[attr-defined]
            if after is not None:
                return last, after, False, False
        if self.tokens.keys[at] == "." and self.tokens.glued(at) and total.scale > 1 and self._inside(first, at + 1):
            at += 1
        word = self._word(at)
        if word is not None and not self._is_list(total, word) and not self._is_article(total, word):
            after = self._add(total, word, joined=False)
            if after is not None:
                return word.last, after, False, False
            if word.numerals and word.numerals[0].role == "scale" and word.numerals[0].most is None:
                return word.last, None, False, True
            return None
        return self._after_joiner(first, at, total)

    def _scale_behind(self, half: int, total: Total) -> tuple[int, Decimal]:
        """The last token of a half with the smaller scale behind it, and that scale in units of the number's own.

        "A billion and a half million" is a billion and 500,000.
        """
        word = self._word(half + 1) if total.scale > 1000 and self._inside(half, half + 1) else None
        scale = word.numerals[0] if word is not None and word.numerals else None
        if (
            word is None
            or scale is None
            or scale.role != "scale"
            or scale.vague
            or not 1000 <= scale.value < total.scale
        ):
            return half, Decimal(1)
        return word.last, scale.value / total.scale

    def _after_joiner(self, first: int, at: int, total: Total) -> tuple[int, Total | None, bool, bool] | None:
        if self._is_tie(at) and self._lexeme(at + 1, "number_joiner") is not None:
            at += 1
        joiner = self._lexeme(at, "number_joiner")
        hyphen = self.tokens.keys[at] in _HYPHENS and self._is_tied(at, total)
        if at + 1 >= len(self.tokens) or (joiner is None and not hyphen):
            return None
        begin = at + 1 if joiner is None else joiner.last + 1
        if joiner is not None and self._is_tie(begin):
            begin += 1
        if not self._inside(first, begin) or (self.tokens.kinds[begin] == "d" and joiner is None):
            return None
        word = self._word(begin)
        if word is None or (joiner is not None and not self._joins(joiner, total, word)):
            return None
        after = self._add(total, word, joined=joiner is not None)
        return None if after is None else (word.last, after, joiner is not None, False)

    def _is_tied(self, hyphen: int, total: Total) -> bool:
        """Whether a hyphen ties two words of a number, as in texts that were taken apart also with spaces."""
        tokens = self.tokens
        if tokens.glued(hyphen) and tokens.glued(hyphen + 1):
            return True
        last = total.parts[-1]
        return not tokens.glued(hyphen) and not tokens.glued(hyphen + 1) and last.role == "ten" and not total.digits

    def _joins(self, joiner: Annotation, total: Total, word: _Word) -> bool:
        """Whether the joiner may stand behind the last word of the number."""
        assert isinstance(joiner.value, Lexeme)
        after = joiner.value.args.get("after")
        if total.digits and (not word.numerals or word.numerals[0].role != "scale"):
            return total.scale == _HUNDRED and bool(word.numerals) and word.numerals[0].role == "digits"
        before = joiner.value.args.get("before")
        if before is not None and not self._leads_to(word, Decimal(before)):
            return False
        last = total.parts[-1]
        if last.role == "unit" and self.units_first:
            return bool(word.numerals) and word.numerals[0].role == "ten"
        return after is None or last.role in after

    def _leads_to(self, word: _Word, value: Decimal) -> bool:
        """Whether the word after this one is a numeral of that value: "two thousand, *three hundred*"."""
        after = self._word(word.last + 1)
        return after is not None and any(numeral.value == value for numeral in after.numerals)

    def _is_tie(self, at: int) -> bool:
        """Whether a hyphen without spaces stands here."""
        tokens = self.tokens
        tied = at + 1 < len(tokens) and tokens.glued(at) and tokens.glued(at + 1)
        return tied and tokens.keys[at] in _HYPHENS

    def _is_article(self, total: Total, word: _Word) -> bool:
        """Whether a word for one behind figures is an article: "23,8 bilhões *um* ano antes"."""
        if not total.digits or total.scale < 1000 or not self.board.pack.settings.get("one_is_article"):
            return False
        return bool(word.numerals) and word.numerals[0].value == 1 and word.numerals[0].role != "digits"

    def _is_list(self, total: Total, word: _Word) -> bool:
        """Whether figures behind a number are the next item of a list and not a part of it."""
        if not word.numerals or word.numerals[0].role != "digits":
            return False
        after = self._word(word.last + 1)
        scaled = after is not None and bool(after.numerals) and after.numerals[0].role == "scale"
        return not (scaled or (total.scale == 1000 and self.board.pack.settings.get("figures_after_thousand")))

    def _add(self, total: Total, word: _Word, joined: bool) -> Total | None:
        if word.whole is not None:
            return self._add_whole(total, word.whole)
        for numeral in word.numerals:
            after = total.take(numeral, joined=joined, units_first=self.units_first)
            if after is not None:
                return after
        return None

    def _add_whole(self, total: Total, whole: Total) -> Total | None:
        if not total.parts:
            return whole
        value = whole.value
        if value >= total.room:
            return None
        return total._replace(parts=(*total.parts, *whole.parts), scale=whole.scale, words=total.words + 1)

    def _inside(self, first: int, at: int) -> bool:
        return at < self.board.ends[first]

    def _is_mark(self, at: int) -> bool:
        return not self.tokens.keys[at].isalpha()

    def _lexeme(self, at: int, kind: str) -> Annotation | None:
        found = self.board.starting(at, kind)
        return max(found, key=lambda annotation: annotation.last) if found else None

    # --- pieces -------------------------------------------------------------------------------------------------------

    def _word(self, at: int) -> _Word | None:
        """The piece of a number that begins at a token."""
        if at >= len(self.tokens):
            return None
        kind, part = self.tokens.kinds[at], vulgar(self.tokens.keys[at])
        if part is not None:
            return _Word(at, (Numeral(part, "half"),))
        if kind == "d":
            return self._figures(at)
        if kind == "p":
            return self._headless(at)
        found = self.board.starting(at, "numeral")
        if found:
            last = max(annotation.last for annotation in found)
            numerals = tuple(self._numerals(at, [a for a in found if a.last == last]))
            return _Word(last, numerals) if numerals else None
        whole = self.pieces.read(self.tokens.keys[at]) if self.pieces and kind == "w" else None
        return _Word(at, (), whole) if whole is not None else None

    def _numerals(self, at: int, found: list[Annotation]) -> list[Numeral]:
        result: list[Numeral] = []
        for annotation in found:
            assert isinstance(annotation.value, Lexeme)
            args = annotation.value.args
            if args.get("spelled") and at > 0 and self.tokens.kinds[at - 1] == "d":
                continue
            if args.get("glued") and not self._suits(at, annotation, bool(args.get("doubt"))):
                continue
            if args.get("lone") and not self._is_all(at):
                continue
            result.append(numeral_of(args))
        return result

    def _suits(self, at: int, annotation: Annotation, doubtful: bool) -> bool:
        """Whether a letter for a scale ("1.2m", "5 k") stands right behind figures, alone, and means a scale."""
        tokens = self.tokens
        following = annotation.last + 1
        if at == 0 or tokens.kinds[at - 1] != "d":
            return False
        if not tokens.glued(at):
            priced = self._has_money(at - 1) or bool(self.board.starting(following, "currency"))
            return tokens.word(at).isupper() and priced
        if following < len(tokens) and tokens.glued(following) and tokens.kinds[following] in "wd":
            return False
        if not doubtful or tokens.word(at).isupper():
            return True
        return self._has_money(at - 1) or self._precedes_thing(following) or self._told_millions(at, annotation)

    def _is_all(self, at: int) -> bool:
        """Whether a capital stands at the end of a text that is one figure, as in the cell of a table: ".5G"."""
        before = self.tokens.kinds[:at]
        return at == len(self.tokens) - 1 and "w" not in before and self.tokens.word(at).isupper()

    def _has_money(self, figures: int) -> bool:
        """Whether a sign of money stands before figures, or before those that a dash ties to them ("$1.5-2m")."""
        tokens = self.tokens
        if figures > 1 and tokens.keys[figures - 1] in _MINUS and tokens.kinds[figures - 2] == "d":
            figures -= 2
        return figures > 0 and bool(self.board.ending(figures - 1, "currency"))

    def _told_millions(self, at: int, letter: Annotation) -> bool:
        """Whether a number with the letter's scale was told before in the sentence: "1.6 million, down from 2.3m"."""
        assert isinstance(letter.value, Lexeme)
        first = self.board.sentence_at(at).first
        numbers = (number for token in range(first, at - 1) for number in self.board.starting(token, "number"))
        values = (number.value for number in numbers if isinstance(number.value, NumberValue))
        return any(value.scale == letter.value.args["value"] for value in values)

    def _precedes_thing(self, at: int) -> bool:
        """Whether a word that may be a thing follows: not a preposition, an adjective of measure, or a mark."""
        if at >= len(self.tokens) or self.tokens.kinds[at] != "w":
            return False
        return not self.board.starting(at, "not_counted")

    def _figures(self, at: int) -> _Word | None:
        """Figures, with groups of three set apart by single spaces."""
        tokens = self.tokens
        last = at
        if self._may_be_grouped(at) and is_head(tokens.keys[at]) and not is_designator(self.board, at):
            while self._is_next_group(last + 1):
                last += 1
            while self._is_set_off_group(last + 1):
                last += 2
        text = tokens.keys[at] if last == at else "".join(key for key in tokens.keys[at : last + 1] if key != ",")
        value = parse_digits(text, self.mark)
        if value is None:
            return None
        bare = last == at and tokens.keys[at].isdecimal()
        return _Word(last, (Numeral(value, "digits"),), bare=bare)

    def _may_be_grouped(self, at: int) -> bool:
        """Whether figures or a comma follow, with which alone groups go on."""
        after = at + 1
        return after < len(self.tokens) and (self.tokens.kinds[after] == "d" or self.tokens.keys[after] == ",")

    def _is_next_group(self, at: int) -> bool:
        tokens = self.tokens
        if at >= len(tokens) or tokens.kinds[at] != "d":
            return False
        if tokens.starts[at] - tokens.ends[at - 1] != 1 or tokens.text[tokens.ends[at - 1]] not in _SPACES:
            return False
        if is_last_group(tokens.keys[at - 1]):
            return False
        if not (is_group(tokens.keys[at]) or is_last_group(tokens.keys[at])):
            return False
        return not (
            at + 1 < len(tokens)
            and tokens.glued(at + 1)
            and tokens.kinds[at + 1] == "w"
            and len(tokens.keys[at + 1]) > 3
        )

    def _is_set_off_group(self, at: int) -> bool:
        """Whether a comma and three figures that begin no number follow: "80, 000" in texts that were taken apart."""
        tokens = self.tokens
        if at + 1 >= len(tokens) or tokens.keys[at] != "," or tokens.keys[at + 1] != "000":
            return False
        return tokens.starts[at + 1] - tokens.ends[at] == 1 and self._inside(at - 1, at + 1)

    def _headless(self, at: int) -> _Word | None:
        """Decimals without a figure before them: ".77"."""
        tokens = self.tokens
        if tokens.keys[at] not in ".," or at + 1 >= len(tokens) or tokens.kinds[at + 1] != "d":
            return None
        behind_a_minus = at > 0 and tokens.keys[at - 1] in _MINUS and not tokens.glued(at - 1)
        if not tokens.glued(at + 1) or not tokens.keys[at + 1].isdecimal() or (tokens.glued(at) and not behind_a_minus):
            return None
        return _Word(at + 1, (Numeral(Decimal(f"0.{tokens.keys[at + 1][:40]}"), "digits"),))

    # --- what may close a number --------------------------------------------------------------------------------------

    def _decimals(self, read: NumberRead) -> NumberRead:
        """The number with spoken decimals: "two point five", "deux virgule vingt-cinq", and a scale behind them."""
        point = self._lexeme(read.last + 1, "number_point")
        if point is None or not self._inside(read.last, point.last + 1):
            return read
        digits, last = self._spoken(point.last + 1)
        total = read.total.with_decimals(digits)
        if total is None:
            return read
        result = NumberRead(last, total._replace(words=total.words + 1), False)
        word = self._word(last + 1) if self._inside(last, last + 1) else None
        if word is not None and word.numerals and word.numerals[0].role == "scale":
            after = self._add(total, word, joined=False)
            if after is not None:
                return NumberRead(word.last, after, False)
        return result

    def _spoken(self, at: int) -> tuple[str, int]:
        """The digits that words spell one by one or as a number, and their last token."""
        digits, last = "", at - 1
        while self._inside(at, last + 1):
            word = self._word(last + 1)
            if word is None or (digits and word.numerals and word.numerals[0].role == "scale"):
                break
            number = self._plain(last + 1)
            if number is None:
                break
            value, last = number
            digits += str(value)
            if value >= 10:
                break
        return digits, last

    def _plain(self, at: int) -> tuple[Decimal, int] | None:
        """A number of words from a token on, without decimals of its own."""
        word = self._word(at)
        total = self._add(NO_WORDS, word, joined=False) if word else None
        if word is None or total is None or not total.complete or total.value != total.value.to_integral_value():
            return None
        last = word.last
        if word.numerals and word.numerals[0].role in ("unit", "zero", "digits") and not self.units_first:
            step = self._next(at, last, total)
            if step is None or step[1] is None or step[1].scale == 1 or step[1].scale > 100:
                return total.value, last
        for _ in range(LONGEST_NUMBER):
            step = self._next(at, last, total)
            if step is None or step[1] is None or step[1].scale > 1000:
                break
            last, total = step[0], step[1]
        return total.value, last

    def _ordinal(self, first: int, read: NumberRead) -> NumberRead:
        """The number as an ordinal, where its last word or a mark behind its figures makes it one."""
        at = read.last + 1
        if not self._inside(first, at):
            return read
        tokens = self.tokens
        hyphen = (
            tokens.keys[at] in _HYPHENS and tokens.glued(at) and self._inside(first, at + 1) and tokens.glued(at + 1)
        )
        begin = at + 1 if hyphen else at
        if read.bare and tokens.glued(at):
            mark = self._lexeme(begin, "ordinal_mark")
            if mark is not None and tokens.glued(mark.first):
                return read._replace(last=mark.last, ordinal=True)
        word = self._lexeme(begin, "ordinal_word")
        tied = self.fractions.tied(at) if word is None and read.total.parts[-1].role == "ten" else None
        if tied is not None:
            word = self._lexeme(tied, "ordinal_word")
        if word is None or read.total.digits or self._lexeme(word.first, "fraction") is not None:
            return read
        assert isinstance(word.value, Lexeme)
        value = Decimal(word.value.args["value"])
        if value < read.total.room or word.value.args.get("scale"):
            return read._replace(last=word.last, ordinal=True)
        return read
