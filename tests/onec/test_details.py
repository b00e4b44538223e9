"""What single kinds of objects say beside their base header."""

from onec.bracket import parse
from onec.details import details
from onec.model import CommonModuleFlags, Handler, MetadataObject

UUID = "b845507e-0edf-4c86-a075-9d051c139d18"


def read(kind: str, text: str) -> MetadataObject:
    """Return an object of a kind whose header stands in the list `text`."""
    [parent] = parse(text)
    return details(MetadataObject(kind, "Имя", f"{kind}.Имя", UUID), parent)


def test_flags_of_a_common_module_are_read():
    """Where a common module runs stands behind its header."""
    item = read("CommonModule", "{12,{header},0,1,0,1,0,1,2,1}")

    assert item.flags == CommonModuleFlags(
        server=True,
        external_connection=False,
        privileged=True,
        client_managed_application=True,
        server_call=True,
        reuse=2,
    )


def test_common_module_of_an_old_platform_has_no_reuse():
    """A list that ends before the reuse of values means that there is none."""
    item = read("CommonModule", "{3,{header},1,1,1}")

    assert item.flags is not None
    assert (item.flags.server, item.flags.reuse, item.flags.server_call) == (True, 0, False)


def test_scheduled_job_names_its_method():
    """Module, method, use and predefinition of a scheduled job are read."""
    item = read("ScheduledJob", f'{{2,{{header}},"","",1,0,{UUID},"Запуск",3,10}}')

    assert item.handlers == (Handler("Запуск", UUID, used=False, predefined=True),)


def test_event_subscription_names_event_and_method():
    """Event, module and method of an event subscription are read."""
    item = read("EventSubscription", f'{{1,{{header}},{{"Pattern"}},"ПередЗаписью",{UUID},"Проверить"}}')

    assert item.handlers == (Handler("Проверить", UUID, "ПередЗаписью"),)


def test_method_of_an_http_service_names_its_handler():
    """The handler of a method and its verb are read; a verb without a known number keeps the number."""
    assert read("Method", '{0,"Получить",3,{header}}').handlers == (Handler("Получить", event="GET"),)
    assert read("Method", '{0,"Получить",99,{header}}').handlers == (Handler("Получить", event="99"),)


def test_http_service_has_an_address():
    """The root URL of a service and the template of a URL template are addresses."""
    assert read("HTTPService", '{2,"api",{header}}').address == "api"
    assert read("URLTemplate", '{0,"/v1/{id}",{header}}').address == "/v1/{id}"


def test_absent_details_are_left_out():
    """A list that is too short, or holds other values, leaves the object as its header says."""
    assert read("ScheduledJob", "{2,{header}}").handlers == ()
    assert read("EventSubscription", '{1,{header},{0},7,8,"x"}').handlers == ()
    assert read("HTTPService", "{2,api,{header}}").address == ""


def test_other_kinds_have_no_details():
    """An object of a kind that says nothing more stays as it is."""
    item = MetadataObject("Catalog", "Имя", "Catalog.Имя", UUID)

    assert details(item, ["1", "2"]) is item
