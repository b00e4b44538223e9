"""Kits of real code: every corpus file that describes itself, and data processors of source trees built into files."""

import os
from pathlib import Path

import pytest

from checks.manifest.papers import Papers
from checks.subject import read_subject
from checks.upload import Upload, upload
from pipeline.errors import UsageError
from pipeline.kit.answers import Answers
from pipeline.kit.comparison import comparison
from pipeline.kit.draft import DraftTarget
from pipeline.kit.packing import pack
from pipeline.stages import CHECKS, Stage, run_stage
from tests.build_container import Root, processor
from tests.hostile import corpus

TREES = Path(os.environ.get("OTK_TREES") or Path(__file__).resolve().parents[4] / "trees")
TOOLS = "tools_ui_1c/src/Инструменты/src/DataProcessors"

DESCRIPTION = "Описание, которого в коде нет"
OBJECT = ("Документ.ЗаказПокупателя",)
FROM_TREES = {
    "vanessa-automation/VanessaAutomation/Ext": (["--description"], Answers(description=DESCRIPTION)),
    "ssl-3.1.5.171/DataProcessors/ГрупповоеИзменениеРеквизитов/Ext": (
        ["--description"],
        Answers(description=DESCRIPTION),
    ),
    "ssl-3.1.3.250/DataProcessors/ГрупповоеИзменениеРеквизитов/Ext": (
        ["--description"],
        Answers(description=DESCRIPTION),
    ),
    "ssl-3.1.5.171/DataProcessors/РегистрацияИзмененийДляОбменаДанными/Ext": (["--assign"], Answers(objects=OBJECT)),
    "ssl-3.1.3.250/DataProcessors/РегистрацияИзмененийДляОбменаДанными/Ext": (["--assign"], Answers(objects=OBJECT)),
    f"{TOOLS}/УИ_РегистрацияИзмененийДляОбменаДанными": (["--assign"], Answers(objects=OBJECT)),
    f"{TOOLS}/УИ_КонсольЗапросов": (["--version"], Answers(version="1.0")),
    f"{TOOLS}/УИ_КонсольЗаданий": (["--name", "--description"], Answers(name="Консоль", description=DESCRIPTION)),
    f"{TOOLS}/УИ_ЗагрузкаДанныхИзТабличногоДокумента": ([], Answers()),
    f"{TOOLS}/УИ_ВыгрузкаЗагрузкаДанныхXMLСФильтрами": ([], Answers()),
}
"""Folder of the module below the trees → what the code does not tell, and the author's answers."""

TARGETS = [DraftTarget("УправлениеТорговлей")]

FAULTS_OF_CODE = {
    "safe-mode-refused",  # БезопасныйРежим = Ложь
    "manifest-version-old",  # ВерсияБСП is not above 2.2.2.0, or missing
    "permission-missing",  # programs and folders without a permission
    "command-handler-missing",  # in a form's module, which the files built here do not have
    "main-form-missing",  # of the corpus file, which opens an ordinary form
    "description-empty",  # Информация repeats the title
    "self-description-undetermined",  # what a run computes
}
"""Why none of these can be published as it is; a kit cannot mend its file."""

FAULTS_OF_ANSWERS = {"description-differs", "item-name-differs", "item-version-differs", "purpose-differs"}
"""Where the author's answer is not what the code says, the code is to be changed as well."""


def differences(file: Upload, answers: Answers) -> list[str]:
    """Make a kit and return the fields and commands that differ from the code.

    Its documents hold to the schema, and the stages find nothing in it that is no fault of its file.
    """
    packed = pack(file, answers, TARGETS)
    assert packed.refusal == ""
    papers = Papers(read_subject(upload(packed.kit, "kit.zip")))
    assert papers.manifest
    assert papers.documents.faults == ()
    ended = [run_stage(stage, papers.subject, CHECKS[stage]) for stage in (Stage.FORMAT, Stage.MANIFEST)]
    names = {finding.rule.name for one in ended for finding in one.findings}
    assert names <= (FAULTS_OF_CODE | FAULTS_OF_ANSWERS if answers != Answers() else FAULTS_OF_CODE)
    found = comparison(papers)
    rows = [*found["fields"], *found["commands"], *found["permissions"]]
    return [str(one.get("field") or one.get("id") or one.get("type")) for one in rows if one["differs"]]


@pytest.mark.skipif(not corpus().is_dir(), reason="no corpus under OTK_SHARED")
def test_corpus_files_that_describe_themselves():
    """Each file whose object module has the function becomes a kit that says what the code says."""
    made = []
    for path in sorted((corpus() / "files").glob("*.e[pr]f")):
        file = upload(path.read_bytes(), path.name)
        described = Papers(read_subject(file)).described
        if described:
            assert differences(file, Answers()) == [], path.name
            made.append(path.name)

    assert made == ["xUnitFor1C_1893e3cdce.epf"]  # of the 54 of the corpus no other has the function


@pytest.mark.parametrize("folder", FROM_TREES)
def test_data_processors_of_source_trees(folder: str):
    """What the code does not tell is asked for, and nothing else; with the answers there is a kit that says it all."""
    if not (TREES / folder).is_dir():
        pytest.skip(f"no tree {TREES / folder}; OTK_TREES says where trees are")
    asked, answers = FROM_TREES[folder]
    text = (TREES / folder / "ObjectModule.bsl").read_text(encoding="utf-8-sig")
    name = Path(folder.removesuffix("/Ext")).name
    data = processor(name, ["Form.Форма"], {"ObjectModule": text}, Root(default_form="Form.Форма"))
    file = upload(data, f"{name}.epf")

    if asked:
        with pytest.raises(UsageError) as refused:
            pack(file, Answers(), TARGETS)
        assert [word for word in asked if word not in str(refused.value)] == []

    given = {
        "name": answers.name,
        "version": answers.version,
        "description": answers.description,
    }
    surprising = [one for one in differences(file, answers) if given.get(one) is None]
    assert surprising == []
