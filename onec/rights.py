"""What a role allows: rights of the root and of single objects.

A container names rights by UUID. Every name below was found by laying roles of containers beside the Designer dumps
of the same commit: a dump prints the rights whose value differs from the role's default, in the same order. 1,900
printed rights agree, none differs. `Set` and `TotalsControl` are what is left where all others of an object are known.
Public tables of these UUIDs contradict one another, so no name comes from them.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from onec.bracket import Value, find
from onec.names import is_uuid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RIGHTS = {
    "900e3c92-6e18-4874-846a-b28780b5b54c": "Administration",
    "10b8ce49-ae3d-4a2e-afe7-1e3648bd59f7": "DataAdministration",
    "4d87a22d-ca7f-40ba-a367-a4eae62f4a7f": "UpdateDataBaseConfiguration",
    "8fb221e3-0d4f-43f2-ad71-1984cad63375": "ExclusiveMode",
    "fd05f656-7a23-43a4-8996-f480a806fb97": "ActiveUsers",
    "1c799cf9-342d-4bf7-9b6f-951a009228ce": "EventLog",
    "3c00c6ee-844e-4620-85e4-671e72f114d9": "ThinClient",
    "bd33c881-192c-4ef7-a51d-b146e38c5078": "WebClient",
    "1e50809b-73ed-4935-bb77-2616c4cabdf5": "MobileClient",
    "29da0973-3b85-40e5-89da-bce02dbab08e": "ThickClient",
    "02119c69-f08a-4142-9426-3725d74b7719": "ExternalConnection",
    "07ef4641-f7da-417a-bd75-35c40a17c2f7": "Automation",
    "265eec41-3ce1-4a07-bc3b-253d44c9a4f4": "TechnicalSpecialistMode",
    "3762abec-3836-446a-83ce-3e05001bca8b": "CollaborationSystemInfoBaseRegistration",
    "d066966a-ff6a-4a41-bd68-6191cab083bc": "MainWindowModeNormal",
    "f6168734-8b8d-4a88-ab39-ef6b51758e83": "MainWindowModeWorkplace",
    "b9b44b51-3ac9-47cd-8b5a-df51afdcceb0": "MainWindowModeEmbeddedWorkplace",
    "818fc6c3-4691-44e3-a80c-e8d424730ead": "MainWindowModeFullscreenWorkplace",
    "155a0b35-4343-4047-989b-d385373b063e": "MainWindowModeKiosk",
    "f7c6a0bb-bca6-4cd3-9146-832971cd7073": "AnalyticsSystemClient",
    "4df6d046-3bf8-4dda-991c-53ba664296a5": "ExclusiveModeTerminationAtSessionStart",
    "d8682bbb-7800-4aa0-8590-d3cb11fe2a29": "SaveUserData",
    "399d7390-8d83-4a57-b4d7-c902c15b701f": "ConfigurationExtensionsAdministration",
    "7b8359dd-7d4e-4bcd-a61c-b4b26eae19c6": "InteractiveOpenExtDataProcessors",
    "eb29e198-c338-4a20-a253-be6fc3dd44d9": "InteractiveOpenExtReports",
    "31c3d4f6-7d02-4654-a14e-06aacafcb4fa": "Output",
    "1c87578f-9e09-4ec0-a991-5629c87b1588": "Read",
    "33200740-82b0-4de7-8556-d3fb25ca4328": "Insert",
    "287b74b8-3a66-4a76-ba27-4f1f6a93770e": "Update",
    "c0028105-4cc1-41ca-aef1-bfbd8fc8f8c4": "Delete",
    "e060de25-bffd-42fd-bb09-f3a788d65760": "Posting",
    "f55a8f7f-2c65-404f-b530-093d9006adba": "UndoPosting",
    "aa6448f2-be0f-42ea-ba26-1af7f52b5b65": "View",
    "fb88c756-91c9-4351-9cdf-e027879886c6": "InteractiveInsert",
    "b7bab52d-c1b1-4bd8-8276-02db08d42352": "Edit",
    "b53db6ed-6e5b-4035-8d24-f10083d646ed": "InteractiveDelete",
    "d76b72ba-5388-4b7f-af64-1b351f63a1e1": "InteractiveSetDeletionMark",
    "798cf688-ad74-44fe-a464-236b49e910e0": "InteractiveClearDeletionMark",
    "fa6dbe86-856a-4ac4-b8ac-bce99f8b8b22": "InteractiveDeleteMarked",
    "5d167fcc-b11f-403a-9a37-1eda64c19df1": "InteractivePosting",
    "21b4742a-d335-4234-bf0f-a3074a0e31ac": "InteractivePostingRegular",
    "4d0d77ec-8511-430d-bd77-8407f27bc8f4": "InteractiveUndoPosting",
    "b0c0cbfc-f2cc-4b80-8460-5d5d7a599d9d": "InteractiveChangeOfPosted",
    "b5f861d3-d9c5-45ec-98bf-0ed4d489a351": "InputByString",
    "013a262e-165f-4815-bdae-7a1bed6a68e4": "InteractiveDeletePredefinedData",
    "408c56c0-e210-4e2e-8e82-610050a08a39": "InteractiveSetDeletionMarkPredefinedData",
    "e7f9daf9-eac2-4ada-9c26-c380858f3589": "InteractiveClearDeletionMarkPredefinedData",
    "65e5f92c-40ff-4130-9652-c0e7612d0609": "InteractiveDeleteMarkedPredefinedData",
    "64319ca1-f3d8-472e-82ce-5da233e6daaa": "ReadDataHistory",
    "1b762bf9-df7f-4255-bbe6-f7578f41368d": "ReadDataHistoryOfMissingData",
    "b162ff57-0296-483e-9af8-dc37576802cb": "UpdateDataHistory",
    "c4ab1331-e58d-4a46-ad2e-fe6d80b72aa4": "UpdateDataHistoryOfMissingData",
    "a679c969-8ea1-4b8b-9e61-8a414ba448f4": "UpdateDataHistorySettings",
    "5b3ea0e2-fdb9-41f6-bf6c-25747906b4cb": "UpdateDataHistoryVersionComment",
    "9342b152-a7ae-4c79-9b7b-f4f028a36479": "ViewDataHistory",
    "8497054a-ffd1-4ca7-bdfe-340b9ddc050a": "EditDataHistoryVersionComment",
    "479a42c0-c3e9-4ae7-bf4a-75cebc14fec4": "SwitchToDataHistoryVersion",
    "c6de80da-a4f7-4ce9-bbeb-0b00ea564ec1": "Use",
    "499e8968-ca89-43f0-9955-8756058b1b53": "Get",
    "1d306db2-d97e-4b57-9b28-5d21e838cd9e": "Set",
    "24abfe06-289a-48c5-8bb4-032c733e45c5": "TotalsControl",
}
"""Names by UUID. What is not here is unknown: rights of business processes and tasks (`Start`, `Execute` …) were not in
the files that the others were learnt from."""

UNKNOWN = "Unknown"
"""A right without a name; what cannot be told is not guessed."""

SAME_RIGHTS = {"AllFunctionsMode": "TechnicalSpecialistMode"}
"""What older platforms called a right."""

_ALLOWED, _REFUSED = "1", "-1"
_WHOLE = "0"


@dataclass(frozen=True, slots=True)
class ObjectRights:
    """What a role says of one object; what it does not say follows the role's default or, in an adopted role, the base.

    Attributes:
        object: full name, the root's own for the rights of the application; the UUID where no object has it.
        allowed, refused: names of rights, `UNKNOWN` for one without.
    """

    object: str
    allowed: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleRights:
    """What a role allows.

    Attributes:
        new_objects: every object that nothing is said of is allowed, those added later among them.
        attributes: fields follow their object.
        independent: rights of subordinate objects do not follow their owner's.
        objects: in the order of the file; standard fields, which have no right but View and Edit, are left out.
    """

    new_objects: bool = False
    attributes: bool = True
    independent: bool = False
    objects: tuple[ObjectRights, ...] = ()

    def allowed(self, name: str) -> "Iterator[str]":
        """Yield the objects on which the role says that a right is given."""
        return (one.object for one in self.objects if name in one.allowed)


def read_rights(values: list[Value], names: "Mapping[str, str]") -> RoleRights | None:
    """Return the rights that the element `.0` of a role holds: `{10,{n,{object,rights}…},{templates},1,1,0,…}`.

    Args:
        values: top-level values of the element.
        names: full names of the file's objects by UUID.

    Returns:
        None where the element is something else.
    """
    body = find(values, 0)
    listed = find(body, 1)
    if not isinstance(listed, list) or not isinstance(find(body, 2), list):
        return None
    objects = tuple(_object(one, names) for one in listed[1:] if _is_whole_object(one))
    return RoleRights(find(body, 3) == "1", find(body, 4) == "1", find(body, 5) == "1", objects)


def _is_whole_object(entry: Value) -> bool:
    """Tell an object from one of its fields: `{{1,<uuid>,0,n},{rights}}`."""
    return isinstance(find(entry, 0, 1), str) and find(entry, 0, 2) == _WHOLE and isinstance(find(entry, 1), list)


def _object(entry: Value, names: "Mapping[str, str]") -> ObjectRights:
    uuid = entry[0][1].lower()
    pairs = list(_pairs(entry[1]))
    return ObjectRights(
        names.get(uuid, uuid),
        tuple(RIGHTS.get(right, UNKNOWN) for right, value in pairs if value == _ALLOWED),
        tuple(RIGHTS.get(right, UNKNOWN) for right, value in pairs if value == _REFUSED),
    )


def _pairs(values: list[Value]) -> "Iterator[tuple[str, str]]":
    """Yield right and value: `{0,right,value…}`, with restrictions of access `{1,count,right,value…,restrictions}`.

    An adopted role has the value 2 for what it leaves to the configuration. Capitals would not hide a right.
    """
    for right, value in pairwise(values):
        if isinstance(right, str) and isinstance(value, str) and is_uuid(right.lower()):
            yield right.lower(), value
