"""What programs put on the clipboard beside the text, when cells are copied: the same three people."""

from __future__ import annotations

EXCEL = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Excel.Sheet>
<style><!--table {mso-displayed-decimal-separator:"\\.";} br {mso-data-placement:same-cell;}
--></style></head><body link="#0563C1">
<table border=0 cellpadding=0 cellspacing=0 width=256 style='border-collapse:collapse;width:192pt'>
<!--StartFragment--><col width=64 span=3>
<tr height=20><td height=20 width=64>E-mail</td><td>Name</td><td>Notes</td></tr>
<tr height=20><td height=20><a href="mailto:ana@example.com">ana@example.com</a></td>
<td>Ana&nbsp;Müller</td><td class=xl65>007</td></tr>
<tr height=40><td height=40>ben@example.com</td><td>Ben O'Neil</td><td width=64>first<br>
    second, &quot;quoted&quot;</td></tr>
<tr height=20><td height=20>carl@example.com</td><td>Smith, Carl</td><td></td></tr>
<!--EndFragment-->
</table></body></html>"""

GOOGLE_SHEETS = """<meta charset='utf-8'><google-sheets-html-origin>
<style type="text/css"><!--td {border: 1px solid #cccccc;}br {mso-data-placement:same-cell;}--></style>
<table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" dir="ltr" data-sheets-root="1">
<colgroup><col width="100"/></colgroup><tbody>
<tr style="height:21px;"><td data-sheets-value="{&quot;1&quot;:2}">E-mail</td><td>Name</td><td>Notes</td></tr>
<tr style="height:21px;"><td><a class="in-cell-link" href="mailto:ana@example.com">ana@example.com</a></td>
<td>Ana Müller</td><td data-sheets-value="{&quot;1&quot;:2,&quot;2&quot;:&quot;007&quot;}">007</td></tr>
<tr><td>ben@example.com</td><td>Ben O&#39;Neil</td><td>first<br>second, &quot;quoted&quot;</td></tr>
<tr><td>carl@example.com</td><td>Smith, Carl</td><td></td></tr></tbody></table></google-sheets-html-origin>"""

WEB_PAGE = """<meta http-equiv="content-type" content="text/html; charset=utf-8"><h2>Our mentors</h2>
<table class="people"><thead><tr><th>E-mail</th><th>Name</th><th>Notes</th></tr></thead><tbody>
<tr><td>ana@example.com</td><td>Ana Müller</td><td>007</td></tr>
<tr><td>ben@example.com</td><td>Ben O’Neil</td><td><p>first</p><p>second, "quoted"</p></td></tr>
<tr><td>carl@example.com</td><td>Smith, Carl</td><td></td></tr></tbody></table>"""

TEXT = (
    "E-mail\tName\tNotes\nana@example.com\tAna Müller\t007\n"
    'ben@example.com\tBen O\'Neil\t"first\nsecond, ""quoted"""\ncarl@example.com\tSmith, Carl\t\n'
)

PASTED = {"Excel": EXCEL, "Google Sheets": GOOGLE_SHEETS, "a web page": WEB_PAGE, "text alone": TEXT}
READ = [
    ("E-mail", "Name", "Notes"),
    ("ana@example.com", "Ana Müller", "007"),
    ("ben@example.com", "Ben O'Neil", 'first\nsecond, "quoted"'),
    ("carl@example.com", "Smith, Carl", None),
]
