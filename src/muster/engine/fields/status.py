"""How far a person has come, as far as a file may say so."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from muster.engine.fields.settle import settle, share, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem, offered
from muster.engine.fields.spelling import bare

if TYPE_CHECKING:
    import polars as pl

    from muster.engine.table import FieldSpec

_WORDS = {
    "imported": "imported|new|not invited|neu|importiert|nuevo|nueva|nouveau|nouvelle|importé|importée|importado|importada|novo|nova|nuovo"
    "|nuova|importato|nieuw|geïmporteerd|nowy|nowa|zaimportowany|yeni|içe aktarıldı|ny|importerad|nový|nová|importován|новый|новая"
    "|импортирован|импортирована|جديد|جديدة|مستورد|新規|新|新增|已导入|신규|uusi|tuotu|νέος|חדש|új",
    "invited": "invited|eingeladen|invité|invitée|invitado|invitada|convidado|convidada|invitato|invitata|uitgenodigd|zaproszony|zaproszona"
    "|davet edildi|davetli|inbjuden|pozván|pozvána|pozvaný|приглашен|приглашена|приглашён|مدعو|مدعوة|تمت دعوته|招待済み|招待済|已邀请|已邀請|초대됨|kutsuttu"
    "|inviteret|invitert|προσκεκλημένος|הוזמן|meghívva|invitat|запрошено",
    "active": "active|activated|aktiv|aktive|actif|active|activo|activa|ativo|ativa|attivo|attiva|actief|aktywny|aktywna|aktif|etkin"
    "|aktivní|активный|активен|активна|активная|نشط|نشطة|فعال|有効|アクティブ|活跃|活動中|启用|啟用|활성|활동|joined|enabled|aktiivinen|ενεργός|פעיל|פעילה"
    "|aktív|activ|активний|सक्रिय|aktif|đang hoạt động|ใช้งาน|فعال",
    "suspended": "suspended|paused|on hold|inactive|on leave|ausgesetzt|pausiert|gesperrt|inaktiv|ruhend|suspendu|suspendue|inactif|inactive"
    "|en pause|suspendido|suspendida|inactivo|inactiva|pausado|en pausa|suspenso|suspensa|inativo|inativa|em pausa|sospeso|sospesa|inattivo"
    "|inattiva|in pausa|opgeschort|inactief|gepauzeerd|zawieszony|zawieszona|nieaktywny|nieaktywna|wstrzymany|askıya alındı|askıda|pasif"
    "|duraklatıldı|avstängd|pausad|pozastaven|pozastavena|pozastavený|neaktivní|приостановлен|приостановлена|неактивен|неактивный|на паузе"
    "|معلق|معلقة|موقوف|غير نشط|متوقف مؤقتا|一時停止|停止中|休止|無効|非アクティブ|暂停|暫停|停用中|不活跃|일시중지|일시 중지|정지|비활성|휴면|keskeytetty|passiivinen"
    "|pauset|ανενεργός|מושהה|inaktív|suspendat|inactiv|призупинено|неактивний|निलंबित|ditangguhkan|tạm ngưng|ระงับ|معلق",
    "deactivated": "deactivated|disabled|closed|deaktiviert|abgemeldet|désactivé|désactivée|desactivado|desactivada|desativado|desativada"
    "|disattivato|disattivata|gedeactiveerd|dezaktywowany|dezaktywowana|devre dışı|devre dışı bırakıldı|inaktiverad|avaktiverad|deaktivován"
    "|deaktivována|deaktivovaný|деактивирован|деактивирована|отключен|отключён|معطل|معطلة|تم إلغاء التنشيط|退会|無効化|無効化済み|已停用|已禁用|停用|비활성화"
    "|비활성화됨|탈퇴|deaktivoitu|deaktiveret|deaktivert|απενεργοποιημένος|מושבת|deaktiválva|dezactivat|деактивовано|निष्क्रिय|dinonaktifkan|vô hiệu hóa",
}  # fmt: skip
TYPO_RATIO = 0.78
TYPO_LETTERS = 5


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:  # noqa: ARG001
    """One of the five statuses."""
    return settle(tidy(texts), context, _read)


def recognise(sample: pl.Series, spec: FieldSpec) -> float:  # noqa: ARG001
    """The share of cells that name a status."""
    return share(tidy(sample), lambda text: isinstance(_read(text), str))


@cache
def words() -> dict[str, str]:
    """The bare spelling of every word → the status."""
    return {bare(word): status for status, texts in _WORDS.items() for word in texts.split("|")}


def _read(text: str) -> str | Problem:
    return words().get(bare(text)) or offered("status.unknown", _near(text))


def _near(text: str) -> str | None:
    """The status whose word is nearest in letters; `inactive` and `active` are two letters apart and never confused."""
    spelt = bare(text)
    if len(spelt) < TYPO_LETTERS:
        return None
    found = extractOne(spelt, list(words()), scorer=OSA.normalized_similarity, score_cutoff=TYPO_RATIO)
    if not found or (spelt[0] != found[0][0]):
        return None
    return words()[found[0]]


TYPE = FieldType("status", clean, recognise)
