// Documents that run code.

rule old_office_macros
{
    meta:
        finds = "office-macros-in-template"
        ru = "документ Office с макросами"
        en = "an Office document with macros"
    strings:
        $project = "_VBA_PROJECT" wide
        $excel = "_VBA_PROJECT_CUR" wide
        $attribute = "Attribut\x00e VB_Nam"
    condition:
        uint32(0) == 0xE011CFD0 and any of them
}

rule new_office_macros
{
    meta:
        finds = "office-macros-in-template"
        ru = "документ Office с макросами"
        en = "an Office document with macros"
    strings:
        $part = /(word|xl|ppt|visio)\/vbaProject\.bin/ nocase
    condition:
        uint32(0) == 0x04034B50 and any of them
}

rule foreign_script
{
    meta:
        finds = "foreign-script-in-template"
        ru = "сценарий, стиль или кадр с внешнего сайта"
        en = "a script, a style sheet or a frame of a foreign site"
    strings:
        $source = /<(script|iframe|frame|embed|object)\b[^>]{0,300}[\s"'](src|data)\s?=\s?["']?(https?:)?\/\/[a-km-z0-9][\w-]{0,60}\./ nocase ascii wide
        $style = /<link\b[^>]{0,200}\brel\s?=\s?["']?stylesheet["']?[^>]{0,200}[\s"']href\s?=\s?["']?(https?:)?\/\/[a-km-z0-9][\w-]{0,60}\./ nocase ascii wide
        $style_first = /<link\b[^>]{0,200}[\s"']href\s?=\s?["']?(https?:)?\/\/[a-km-z0-9][\w-]{0,60}\.[^>]{0,200}\brel\s?=\s?["']?stylesheet/ nocase ascii wide
        $import = /@import\s{1,3}(url\()?["']?(https?:)?\/\/[a-km-z0-9][\w-]{0,60}\./ nocase ascii wide
    condition:
        any of them
}
