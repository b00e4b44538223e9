// Programs that begin somewhere inside other content; those that begin with it are told by their first bytes.

rule windows_program
{
    meta:
        finds = "program-inside-content"
        ru = "программа Windows"
        en = "a Windows program"
    strings:
        $header = { 50 45 00 00 ( 4C 01 | 64 86 | 64 AA | C4 01 ) ?? 00 }
    condition:
        // The mark MZ stands before it and says how far.
        for any i in (1..#header) : (
            for any back in (64..1024) : (
                @header[i] > back
                and uint16(@header[i] - back) == 0x5A4D
                and uint32(@header[i] - back + 60) == back
            )
        )
}

rule linux_program
{
    meta:
        finds = "program-inside-content"
        ru = "программа Linux"
        en = "a Linux program"
    strings:
        $header = { 7F 45 4C 46 ( 01 | 02 ) ( 01 | 02 ) 01 ?? ?? 00 00 00 00 00 00 00 ( 01 | 02 | 03 | 04 ) 00 }
    condition:
        for any i in (1..#header) : ( @header[i] > 0 )
}

rule macos_program
{
    meta:
        finds = "program-inside-content"
        ru = "программа macOS"
        en = "a macOS program"
    strings:
        $header = { ( CE | CF ) FA ED FE ( 07 | 0C ) 00 00 ( 00 | 01 ) ?? 00 00 ( 00 | 80 ) ( 01 | 02 | 06 | 08 ) 00 00 00 }
    condition:
        for any i in (1..#header) : ( @header[i] > 0 )
}

rule shortcut
{
    meta:
        finds = "program-inside-content"
        ru = "ярлык Windows"
        en = "a Windows shortcut"
    strings:
        $header = { 4C 00 00 00 01 14 02 00 00 00 00 00 C0 00 00 00 00 00 00 46 }
    condition:
        for any i in (1..#header) : ( @header[i] > 0 )
}
