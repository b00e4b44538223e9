// Programs written as text.

rule program_as_base64
{
    meta:
        finds = "encoded-block-in-template"
        ru = "программа в Base64"
        en = "a program as Base64"
    strings:
        $message = "This program cannot be run in DOS mode" base64 base64wide
        $message_of_delphi = "This program must be run under Win32" base64 base64wide
    condition:
        any of them
}

rule program_as_digits
{
    meta:
        finds = "encoded-block-in-template"
        ru = "программа шестнадцатеричными цифрами"
        en = "a program as hexadecimal digits"
    strings:
        $message = "546869732070726F6772616D2063616E6E6F742062652072756E20696E20444F53206D6F6465" nocase ascii wide
    condition:
        any of them
}
