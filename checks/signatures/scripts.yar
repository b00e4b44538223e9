// Scripts of the operating system.

rule powershell
{
    meta:
        finds = "code-in-template"
        ru = "сценарий PowerShell"
        en = "a PowerShell script"
    strings:
        $start = /powershell(\.exe)?["']?(\s+-\w+(\s+(bypass|hidden|unrestricted|remotesigned))?){0,5}\s+-(enc|encodedcommand|nop|noprofile|ep|executionpolicy|windowstyle|command|file)\b/ nocase ascii wide
        $load = /\b(iex|invoke-expression)\s{0,3}\(?\s{0,3}\(?\s{0,3}new-object\s/ nocase ascii wide
        $decode = "[Convert]::FromBase64String" nocase ascii wide
        $decode_long = "[System.Convert]::FromBase64String" nocase ascii wide
        $compile = /\bAdd-Type\s+-(TypeDefinition|MemberDefinition|AssemblyName)\b/ nocase ascii wide
    condition:
        any of them
}

rule vbscript
{
    meta:
        finds = "code-in-template"
        ru = "сценарий VBScript"
        en = "a VBScript script"
    strings:
        $object = /\bCreateObject\s{0,3}\(\s{0,3}["'](WScript\.Shell|Shell\.Application|Scripting\.FileSystemObject|ADODB\.Stream|MSXML2\.\w{0,9}XMLHTTP)/ nocase ascii wide
        $page = /<script\s[^>]{0,80}vbscript/ nocase ascii wide
    condition:
        any of them
}

rule jscript
{
    meta:
        finds = "code-in-template"
        ru = "сценарий JScript"
        en = "a JScript script"
    strings:
        $object = /\bnew\s+ActiveXObject\s{0,3}\(\s{0,3}["'](WScript\.Shell|Shell\.Application|Scripting\.FileSystemObject|ADODB\.Stream)/ nocase ascii wide
    condition:
        any of them
}

rule batch
{
    meta:
        finds = "code-in-template"
        ru = "командный файл"
        en = "a batch file"
    strings:
        $echo = /@echo\s+off\s*[\r\n]/ nocase ascii wide
    condition:
        for any i in (1..#echo) : ( @echo[i] < 64 )
}

rule html_application
{
    meta:
        finds = "code-in-template"
        ru = "приложение HTA"
        en = "an HTML application"
    strings:
        $mark = "<HTA:APPLICATION" nocase ascii wide
    condition:
        any of them
}
