"""Class UUIDs of metadata: what a list of objects holds, and which of their elements are modules.

Sources: format-1c.md section 8 (matched with Designer dumps, or with a test configuration whose names tell the kind);
classes of parts marked so were read in public tables and agree with the names in the corpus where it has them.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class ModuleKind(StrEnum):
    """Kinds of modules as a Designer dump names their files."""

    MODULE = "Module"
    OBJECT = "ObjectModule"
    MANAGER = "ManagerModule"
    RECORD_SET = "RecordSetModule"
    VALUE_MANAGER = "ValueManagerModule"
    COMMAND = "CommandModule"
    FORM = "FormModule"
    MANAGED_APPLICATION = "ManagedApplicationModule"
    ORDINARY_APPLICATION = "OrdinaryApplicationModule"
    SESSION = "SessionModule"
    EXTERNAL_CONNECTION = "ExternalConnectionModule"


@dataclass(frozen=True, slots=True)
class ObjectClass:
    """A kind of object, and the kinds of its modules by the suffix of their element."""

    kind: str
    modules: "Mapping[str, ModuleKind]" = field(default_factory=dict)


CONFIGURATION_CLASS = "9cd510cd-abfc-11d4-9434-004095e12fc7"
DATA_PROCESSOR_CLASS = "c3831ec8-d8d5-4f93-8a22-f9bfae07327f"
REPORT_CLASS = "e41aff26-25cf-4bb6-b6c1-3f478a75f374"

APPLICATION_MODULES = {
    "0": ModuleKind.ORDINARY_APPLICATION,
    "5": ModuleKind.EXTERNAL_CONNECTION,
    "6": ModuleKind.MANAGED_APPLICATION,
    "7": ModuleKind.SESSION,
}
"""Of a configuration or an extension; their owner is the uuid in the base header, not the root uuid."""

EXTERNAL_MODULES = {"0": ModuleKind.OBJECT}
"""Of an external data processor or report."""

_OBJECTS = {
    "0fe48980-252d-11d6-a3c7-0050bae0a776": ObjectClass("CommonModule", {"0": ModuleKind.MODULE}),
    "07ee8426-87f1-11d5-b99c-0050bae0a95d": ObjectClass("CommonForm", {"0": ModuleKind.FORM}),
    "2f1a5187-fb0e-4b05-9489-dc5dd6412348": ObjectClass("CommonCommand", {"2": ModuleKind.COMMAND}),
    "0fffc09c-8f4c-47cc-b41c-8d5c5a221d79": ObjectClass("HTTPService", {"0": ModuleKind.MODULE}),
    "8657032e-7740-4e1d-a3ba-5dd6e8afb78f": ObjectClass("WebService", {"0": ModuleKind.MODULE}),
    "bf3420b0-f6f9-41a0-b83a-fe9d4ab0b65d": ObjectClass("IntegrationService", {"0": ModuleKind.MODULE}),
    "6e6dc072-b7ac-41e7-8f88-278d25b6da2a": ObjectClass("Bot", {"1": ModuleKind.MODULE}),
    "cf4abea6-37b2-11d4-940f-008048da11f9": ObjectClass("Catalog", {"0": ModuleKind.OBJECT, "3": ModuleKind.MANAGER}),
    "061d872a-5787-460e-95ac-ed74ea3a3e84": ObjectClass("Document", {"0": ModuleKind.OBJECT, "2": ModuleKind.MANAGER}),
    "bf845118-327b-4682-b5c6-285d2a0eb296": ObjectClass(
        "DataProcessor", {"0": ModuleKind.OBJECT, "2": ModuleKind.MANAGER}
    ),
    "631b75a0-29e2-11d6-a3c7-0050bae0a776": ObjectClass("Report", {"0": ModuleKind.OBJECT, "2": ModuleKind.MANAGER}),
    "f6a80749-5ad7-400b-8519-39dc5dff2542": ObjectClass("Enum", {"0": ModuleKind.MANAGER}),
    "13134201-f60b-11d5-a3c7-0050bae0a776": ObjectClass(
        "InformationRegister", {"1": ModuleKind.RECORD_SET, "2": ModuleKind.MANAGER}
    ),
    "b64d9a40-1642-11d6-a3c7-0050bae0a776": ObjectClass(
        "AccumulationRegister", {"1": ModuleKind.RECORD_SET, "2": ModuleKind.MANAGER}
    ),
    "2deed9b8-0056-4ffe-a473-c20a6c32a0bc": ObjectClass(
        "AccountingRegister", {"6": ModuleKind.RECORD_SET, "7": ModuleKind.MANAGER}
    ),
    "f2de87a8-64e5-45eb-a22d-b3aedab050e7": ObjectClass(
        "CalculationRegister", {"1": ModuleKind.RECORD_SET, "2": ModuleKind.MANAGER}
    ),
    "238e7e88-3c5f-48b2-8a3b-81ebbecb20ed": ObjectClass(
        "ChartOfAccounts", {"14": ModuleKind.OBJECT, "15": ModuleKind.MANAGER}
    ),
    "82a1b659-b220-4d94-a9bd-14d757b95a48": ObjectClass(
        "ChartOfCharacteristicTypes", {"15": ModuleKind.OBJECT, "16": ModuleKind.MANAGER}
    ),
    "30b100d6-b29f-47ac-aec7-cb8ca8a54767": ObjectClass(
        "ChartOfCalculationTypes", {"0": ModuleKind.OBJECT, "3": ModuleKind.MANAGER}
    ),
    "857c4a91-e5f4-4fac-86ec-787626f1c108": ObjectClass(
        "ExchangePlan", {"2": ModuleKind.OBJECT, "3": ModuleKind.MANAGER}
    ),
    "fcd3404e-1523-48ce-9bc0-ecdb822684a1": ObjectClass(
        "BusinessProcess", {"6": ModuleKind.OBJECT, "8": ModuleKind.MANAGER}
    ),
    "3e63355c-1378-4953-be9b-1deb5fb6bec5": ObjectClass("Task", {"6": ModuleKind.OBJECT, "7": ModuleKind.MANAGER}),
    "4612bd75-71b7-4a5c-8cc5-2b0b65f9fa0d": ObjectClass("DocumentJournal", {"1": ModuleKind.MANAGER}),
    "0195e80c-b157-11d4-9435-004095e12fc7": ObjectClass(
        "Constant", {"0": ModuleKind.VALUE_MANAGER, "1": ModuleKind.MANAGER}
    ),
    "3e7bfcc0-067d-11d6-a3c7-0050bae0a776": ObjectClass("FilterCriterion", {"0": ModuleKind.MANAGER}),
    "46b4cd97-fd13-4eaa-aba2-3bddd7699218": ObjectClass("SettingsStorage", {"8": ModuleKind.MANAGER}),
    "bc587f20-35d9-11d6-a3c7-0050bae0a776": ObjectClass("Sequence"),
    "5274d9fc-9c3a-4a71-8f5e-a0db8ab23de5": ObjectClass("ExternalDataSource"),
    "9cd510ce-abfc-11d4-9434-004095e12fc7": ObjectClass("Language"),
    "37f2fa9a-b276-11d4-9435-004095e12fc7": ObjectClass("Subsystem"),
    "09736b02-9cac-4e3f-b4f7-d3e9576ab948": ObjectClass("Role"),
    "0c89c792-16c3-11d5-b96b-0050bae0a95d": ObjectClass("CommonTemplate"),
    "7dcd43d9-aca5-4926-b549-1842e6a4e8cf": ObjectClass("CommonPicture"),
    "11bdaf85-d5ad-4d91-bb24-aa0eee139052": ObjectClass("ScheduledJob"),
    "4e828da6-0f44-4b5b-b1c0-a2b3cfe7bdcc": ObjectClass("EventSubscription"),
    "15794563-ccec-41f6-a83c-ec5f7b9a5bc1": ObjectClass("CommonAttribute"),
    "24c43748-c938-45d0-8d14-01424a72b11e": ObjectClass("SessionParameter"),
    "af547940-3268-434f-a3e7-e47d6d2638c3": ObjectClass("FunctionalOption"),
    "30d554db-541e-4f62-8970-a1c6dcfeb2bc": ObjectClass("FunctionalOptionsParameter"),
    "c045099e-13b9-4fb6-9d50-fca00202971e": ObjectClass("DefinedType"),
    "1c57eabe-7349-44b3-b1de-ebfeab67b47d": ObjectClass("CommandGroup"),
    "3e5404af-6ef8-4c73-ad11-91bd2dfac4c8": ObjectClass("Style"),
    "58848766-36ea-4076-8800-e91eb49590d7": ObjectClass("StyleItem"),
    "cc9df798-7c94-4616-97d2-7aa0b7bc515e": ObjectClass("XDTOPackage"),
    "d26096fb-7a5d-4df9-af63-47d04771fa9b": ObjectClass("WSReference"),
    "39bddf6a-0c3c-452b-921c-d99cfa1c2f1b": ObjectClass("Interface"),
    "36a8e346-9aaa-4af9-bdbd-83be3c177977": ObjectClass("DocumentNumerator"),
    "a7641777-7813-45c6-96ef-9d51587a6ac6": ObjectClass("WebSocketClient"),
    "e3403acd-1c95-421b-87e4-4dfa29d38b52": ObjectClass("Table"),
    "2bb208ca-e441-4023-9ab9-32a7807a85d0": ObjectClass("Cube", {"1": ModuleKind.MANAGER, "2": ModuleKind.RECORD_SET}),
    "274bf899-db0e-4df6-8ab5-67bf6371ec0b": ObjectClass("Recalculation"),
    "3daea016-69b7-4ed4-9453-127911372fe6": ObjectClass("Template"),
}
"""Objects with an element of their own; the last four are subordinate."""

_FORM = ObjectClass("Form", {"0": ModuleKind.FORM})
_COMMAND = ObjectClass("Command", {"2": ModuleKind.COMMAND})

_FORMS = (
    "d5b0e5ed-256d-401c-9c36-f630cafd8a62",
    "fdf816d2-1ead-11d5-b975-0050bae0a95d",
    "fb880e93-47d7-4127-9357-a20e69c17545",
    "a3b368c0-29e2-11d6-a3c7-0050bae0a776",
    "13134204-f60b-11d5-a3c7-0050bae0a776",
    "ec81ad10-ca07-11d5-b9a5-0050bae0a95d",
    "33f2e54b-37ce-4a7a-a569-b648d7aa4634",
    "87c509ab-3d38-4d67-b379-aca796298578",
    "eb2b78a8-40a6-4b7e-b1b3-6ca9966cbc94",
    "5372e285-03db-4f8c-8565-fe56f1aea40e",
    "a7f8f92a-7a4b-484b-937e-42d242e64144",
    "d3b5d6eb-4ea2-4610-a3e2-624d4e815934",
    "b64d9a44-1642-11d6-a3c7-0050bae0a776",
    "a2cb086c-db98-43e4-a1a9-0760ab048f8d",
    "3f7a8120-b71a-4265-98bf-4d9bc09b7719",
    "3f58cbfb-4172-4e54-be49-561a579bb38b",
    "00867c40-06b1-11d6-a3c7-0050bae0a776",
    "b8533c0c-2342-4db3-91a2-c2b08cbf6b23",
    "17816ebc-4068-496e-adc4-8879945a832f",
    "3448e506-5add-4fce-a604-7305466b2d8e",
)
"""By owner; each form has an element of its own."""

_COMMANDS = (
    "4fe87c89-9ad4-43f6-9fdb-9dc83b3879c6",
    "b544fc6a-2ba3-4885-8fb2-cb289fb6d65e",
    "45556acb-826a-4f73-898a-6025fc9536e1",
    "e7ff38c0-ec3c-47a0-ae90-20c73ca72246",
    "b44ba719-945c-445c-8aab-1088fa4df16e",
    "99f328af-a77f-4572-a2d8-80ed20c81890",
    "7162da60-f7fe-4d78-ad5d-e31700f9af18",
    "acdf0f11-2d59-4e37-9945-c6721871a8fe",
    "0df30176-6865-4787-9fc8-609eb144174f",
    "2e90c75b-2f0c-4899-a7d4-5426eaefc96e",
    "95b5e1d4-abfa-4a16-818d-a5b07b7d3f73",
    "d5207c64-11d5-4d46-bba2-55b7b07ff4eb",
    "6d8d73a7-ba29-401d-9032-3872ec2d6433",
    "a49a35ce-120a-4c80-8eea-b0618479cd70",
    "7a3e533c-f232-40d5-a932-6a311d2480bf",
    "f27c2152-a2c9-4c30-adb1-130f5eb2590f",
    "23fa3b84-220a-40e9-8331-e588bed87f7d",
    "5bb6f09e-5d80-41f6-8070-9faa4d15b69b",
    "4ee40ec7-3469-439f-adb4-aa26ce2d3ec3",
)
"""By owner; commands are defined inside their owner's element."""

_PARTS = {
    "Attribute": (
        "cf4abea7-37b2-11d4-940f-008048da11f9",
        "45e46cbc-3e24-4165-8b7b-cc98a6f80211",
        "ec6bb5e5-b7a8-4d75-bec9-658107a699cf",
        "7e7123e0-29e2-11d6-a3c7-0050bae0a776",
        "888744e1-b616-11d4-9436-004095e12fc7",
        "5d24a9d1-098e-11d6-b9b8-0050bae0a95d",
        "c339c860-29e2-11d6-a3c7-0050bae0a776",
        "a2207540-1400-11d6-a3c7-0050bae0a776",
        "b64d9a42-1642-11d6-a3c7-0050bae0a776",
        "9d28ee33-9c7e-4a1b-8f13-50aa9b36607b",
        "b12fc850-8210-43c8-ae05-89567e698fbb",
        "31182525-9346-4595-81f8-6f91a72ebe06",
        "6e65cbf5-daa8-4d8d-bef8-59723f4e5777",
        "0dc22ad2-476a-4794-afae-cfa7ed251752",
        "1a1b4fea-e093-470d-94ff-1d2f16cda2ab",
        "87c988de-ecbf-413b-87b0-b9516df05e28",
        "8ddfb495-c5fc-46b9-bdc5-bcf58341bff0",
    ),
    "TabularSection": (
        "932159f9-95b2-4e76-a8dd-8849fe5c5ded",
        "21c53e09-8950-4b5e-a6a0-1054f1bbc274",
        "2bcef0d1-0981-11d6-b9b8-0050bae0a95d",
        "b077d780-29e2-11d6-a3c7-0050bae0a776",
        "54e36536-7863-42fd-bea3-c5edd3122fdc",
        "4c7fec95-d1bd-4508-8a01-f1db090d9af8",
        "054aa8cf-faa6-4634-aef4-1087ca0d88fc",
        "52293f4b-f98c-43ea-a80f-41047ae7ab58",
        "a3fe6537-d787-40f7-8a06-419d2f0c1cfd",
        "ee865d4b-a458-48a0-b38f-5a26898feeb0",
    ),
    "Dimension": (
        "13134203-f60b-11d5-a3c7-0050bae0a776",
        "b64d9a43-1642-11d6-a3c7-0050bae0a776",
        "35b63b9d-0adf-4625-a047-10ae874c19a3",
        "1b304502-2216-440b-960f-60decd04bb5d",
        "437488c0-35e2-11d6-a3c7-0050bae0a776",
    ),
    "Resource": (
        "13134202-f60b-11d5-a3c7-0050bae0a776",
        "b64d9a41-1642-11d6-a3c7-0050bae0a776",
        "63405499-7491-4ce3-ac72-43433cbe4112",
        "702b33ad-843e-41aa-8064-112cd38cc92c",
    ),
    "AccountingFlag": ("78bd1243-c4df-46c3-8138-e147465cb9a4",),
    "ExtDimensionAccountingFlag": ("c70ca527-5042-4cad-a315-dcb4007e32a3",),
    "AddressingAttribute": ("e97c0570-251c-4566-b0f1-10686820f143",),
    "EnumValue": ("bee0a08c-07eb-40c0-8544-5c364c171465",),
    "Column": ("5aee69df-0513-4c6c-9815-103102471712",),
    "URLTemplate": ("ec6896c2-9b28-42d8-9140-48491146b8ea",),
    "Method": ("21c96ea8-c8fc-424a-a0b4-e1ffb2fa1a73",),
    "Operation": ("36186084-c23a-43bd-876c-a3a8ba1a9622",),
    "Parameter": ("b78a00b2-2260-4ef5-a70c-17889cfee695",),
}
"""Defined inside the element of their owner; only the first ones of each kind are checked against dumps."""

CLASSES: "Mapping[str, ObjectClass]" = {
    **_OBJECTS,
    **dict.fromkeys(_FORMS, _FORM),
    **dict.fromkeys(_COMMANDS, _COMMAND),
    **{uuid: ObjectClass(kind) for kind, uuids in _PARTS.items() for uuid in uuids},
}
"""Every known class by its UUID."""

UNKNOWN_CLASS = ObjectClass("Unknown")
"""A class that a newer platform added: its objects are listed like all others, and their modules must not be missed."""


def class_of(uuid: str) -> ObjectClass:
    """Return the class of this UUID, `UNKNOWN_CLASS` for one that is not in the table."""
    return CLASSES.get(uuid, UNKNOWN_CLASS)


PART_KINDS = frozenset(_PARTS)
"""Kinds that describe an object's fields and values; they have no element and no module."""
