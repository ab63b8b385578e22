"""Which language a text is in: sentences of news in each of ours, some in their neighbours, and some in none."""

from pathlib import Path

import pytest

from tallystick.errors import PackError
from tallystick.packs import load
from tallystick.recognise.language import identify

PACKS = load()

OURS = [
    ("en", "France has delivered more than 30 howitzers to Ukraine since January, the ministry said."),
    ("en", "Clinics received 40,000 doses in March."),
    ("fr", "La ministre a annoncé que 120 000 tonnes de blé ont été livrées en mars."),
    ("fr", "L’armée n’a reçu qu’un quart des obusiers."),
    ("ru", "Министерство сообщило, что в январе войска получили более 10 тысяч единиц техники."),
    ("ru", "Это было сказано журналистам вчера."),
    ("ru", "Франция передала Украине 40 танков."),
    ("en", "France delivered 40 tanks"),
    ("fr", "France : 40 chars livrés"),
    ("de", "Frankreich liefert 40 Panzer"),
    ("uk", "Міністерство повідомило, що з початку року громади отримали понад 300 генераторів."),
    ("uk", "Україна отримає ще 40 гаубиць."),
    ("de", "Das Ministerium teilte mit, dass seit Januar mehr als 300 Fahrzeuge geliefert wurden."),
    ("de", "Polen bestellt 40 Panzer für die Armee."),
    ("es", "El ministerio informó de que las vacunas llegaron en marzo y que habrá más."),
    ("it", "Il ministero ha detto che sono state consegnate più di 300 tende alla regione."),
    ("pt", "O ministério disse que já foram entregues mais de 300 casas às famílias."),
    ("pl", "Ministerstwo podało, że od stycznia dostarczono ponad 300 pojazdów dla wojska."),
]

NOT_OURS = [
    ("Dutch", "Het ministerie heeft gezegd dat er meer dan 300 voertuigen zijn geleverd aan het leger."),
    ("Swedish", "Departementet sade att mer än 300 fordon har levererats till landet under året."),
    ("Czech", "Ministerstvo uvedlo, že od ledna bylo dodáno více než 300 vozidel pro armádu, které jsou nové."),
    ("Romanian", "Ministerul a declarat că au fost livrate mai mult de 300 de vehicule pentru armată și spitale."),
    ("Catalan", "El ministeri ha dit que les vacunes van arribar al març i que n'hi haurà més per a les illes."),
    ("Bulgarian", "Министерството съобщи, че от януари са доставени повече от 300 машини за армията и че ще има още."),
    ("Serbian", "Министарство је саопштило да је од јануара испоручено више од 300 возила за војску."),
    (
        "Belarusian",
        "Міністэрства паведаміла, што з пачатку года было пастаўлена больш за 300 машын для войска ў рэгіёне.",
    ),
    ("Turkish", "Bakanlık, ocak ayından bu yana orduya 300 araç teslim edildi ve daha fazla olduğu için bir açıklama."),
    ("Chinese", "国防部表示,今年一月交付了三百多辆车。"),
    ("Greek", "Το υπουργείο ανακοίνωσε ότι παραδόθηκαν 300 οχήματα."),
    ("a Dutch headline", "Frankrijk levert Oekraïne 40 houwitsers"),
    ("a Bulgarian headline", "Франция предаде гаубици"),
    ("nothing", ""),
    ("quotation marks", "«»“”\"\"''„“" * 50),
    ("figures", "10 000, 30 %, 2026"),
    ("NUL bytes", "\0" * 100),
    ("a lone surrogate", "\ud800"),
    ("letters without sense", "qwx zzkr bvnm lkjh pptq " * 20),
]


@pytest.mark.parametrize(("code", "text"), OURS)
def test_ours(code: str, text: str) -> None:
    assert identify(text, PACKS) == code


@pytest.mark.parametrize(("name", "text"), NOT_OURS, ids=[name for name, _ in NOT_OURS])
def test_not_ours(name: str, text: str) -> None:
    assert identify(text, PACKS) is None


def test_a_long_text_is_sampled_in_three_places() -> None:
    mostly_french = "42 " * 5000 + "la ministre a dit que les doses sont dans le pays et pour les enfants " * 3000
    assert identify(mostly_french, PACKS) == "fr"


def test_a_language_of_ones_own_folder_is_identified(tmp_path: Path) -> None:
    folder = tmp_path / "languages" / "nl"
    folder.mkdir(parents=True)
    words = '["het", "een", "van", "dat", "heeft", "zijn", "aan", "er"]'
    (folder / "language.toml").write_text(f'code = "nl"\nname = "Nederlands"\nfrequent = {words}\n', encoding="utf-8")
    assert identify(NOT_OURS[0][1], load([tmp_path])) == "nl"


def test_a_broken_language_file_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "languages" / "xx"
    folder.mkdir(parents=True)
    (folder / "language.toml").write_text("frequent = [", encoding="utf-8")
    with pytest.raises(PackError, match=r"languages/xx/language\.toml"):
        identify("some text", load([tmp_path]))
