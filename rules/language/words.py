"""The words of the language: labels and sinks of data flow, capabilities, what can be around a place."""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LABELS: Final = _words(
    "network service entry form parameters file storage database settings template com personal users secret log"
    " attachments random decoded encoded clock"
)
"""Where data come from; what they are is told in `rules/flow`."""

SINKS: Final = _words(
    "execute eval external-code add-in method-name metadata-name program command link link-data com-object host"
    " request-address wsdl request-body url mail-body mail-address ftp-body response file-path delete-path file-content"
    " unpack-path query-text query-whole query-value like-pattern composition-expression composition-schema"
    " value-from-string xml-read fill-properties html regexp log-event log-text message-text stored-value"
    " settings-value protected-write branch random-secret secure-storage-owner"
)
"""Where data go to."""

CAPABILITIES: Final = _words(
    "network mail files com programs add-ins privileged users protected-data external-code background-jobs event-log"
    " other-infobase clipboard"
)
"""Rows of the table that tells what an add-on can do."""

AROUND: Final = _words("loop try handler transaction if region client server method-exported test")
"""What a place can be inside of."""

STATEMENTS: Final = _words("goto execute raise return try if while for foreach addhandler label")

FLAGS: Final = _words("privileged server_call global server client external_connection")
"""Of a common module."""

VALUES: Final = _words("name value method object module")
"""What a message about code can say."""

FLOW_VALUES: Final = _words("source sink")
"""What a message about a flow can say besides."""
