"""Requests that can't be done now: a code, what its sentence needs, and the sentence itself.

Actions raise `Refused`; one handler a surface turns it into a message (web) or exit status 1 (command line).
Sentences say what is so and what to do. Each app adds its own to `SENTENCES` here, so that every code has one.
"""

from __future__ import annotations


def gettext_noop(sentence: str) -> str:
    """Marks a sentence for translation. Django's own asks for the settings, which the command line may not have."""
    return sentence


class Refused(Exception):  # noqa: N818 - the word of the design
    """The request can't be done now. `code` is `noun.problem`; `params` fill the sentence."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    @property
    def message(self) -> str:
        """The sentence, in the language that is active."""
        return refusal_sentence(self.code, self.params)


SENTENCES: dict[str, str] = {
    "database.not_ready": gettext_noop(
        "The database has not been made ready for this version of Muster. Run `muster setup` or `muster serve` first."
    ),
    "database.unreachable": gettext_noop("The database can't be used: %(answer)s. Check DATABASE_URL."),
    "participant.not_invitable": gettext_noop(
        "%(name)s can't be invited: only people who are imported or invited and have not joined yet can."
    ),
    "invitation.already_waiting": gettext_noop("An invitation to %(name)s is already waiting to be sent."),
    "port.not_free": gettext_noop(
        "Muster can't listen on %(host)s, port %(port)s: %(answer)s. Choose another with --port."
    ),
    "setup.email_wrong": gettext_noop("“%(email)s” is not an e-mail address that Muster can use."),
    "setup.password_weak": gettext_noop("The password can't be used. %(reason)s"),
    "link.no_account": gettext_noop("Nobody here has an account with the address %(email)s."),
    "backup.not_written": gettext_noop("The backup can't be written to %(file)s: %(answer)s."),
    "backup.not_opened": gettext_noop("The backup %(file)s can't be opened: %(answer)s."),
    "backup.unreadable": gettext_noop(
        "This is not a whole backup of Muster. Nothing more has been restored."
    ),
    "backup.unknown_format": gettext_noop(
        "This backup was written by another version of Muster, in a form this one can't read."
    ),
    "backup.newer": gettext_noop(
        "This backup is from Muster %(version)s, which is newer than this one. Install that version, then restore."
    ),
    "backup.other_database": gettext_noop(
        "This backup is of a %(database)s database. Set DATABASE_URL to one of that kind, then restore."
    ),
    "restore.not_empty": gettext_noop(
        "There are people and organisations here already, so nothing has been restored. "
        "Restore into an empty data folder and database."
    ),
    "invitation.used": gettext_noop("This invitation has just been used. Sign in to go on."),
    "invitation.void": gettext_noop(
        "This invitation is no longer valid: it was taken back, or it belongs to another address. Ask whoever invited you."
    ),
    "mail.stopped_bounce": gettext_noop(
        "Nothing can be mailed to %(name)s: their mail server said that the address does not exist. Correct the address first."
    ),
    "mail.stopped_complaint": gettext_noop(
        "Nothing is mailed to %(name)s any more: they called a mail from here unwanted."
    ),
    "mail.stopped_opt_out": gettext_noop(
        "%(name)s has asked for no more mail. Only they can change that, with the link in the last mail they got."
    ),
    "mail.resume_owner": gettext_noop(
        "Mail is paused because a backup was restored. Only an owner of the organisation can let it go on."
    ),
    "mail.not_configured": gettext_noop(
        "Muster can't send mail yet: set %(setting)s, then start it again. Nothing has been sent."
    ),
    "role.missing": gettext_noop(
        "Nothing says who is a mentor and who is a mentee. Choose a participant role, or name a column that holds it."
    ),
    "program.name_taken": gettext_noop(
        "A program called “%(name)s” is just being made. Try again, or choose another name."
    ),
    "program.name_differs": gettext_noop(
        "The name doesn't match. Type “%(name)s” exactly to delete the program. Nothing has been deleted."
    ),
    "field.already_there": gettext_noop("This program already has that field."),
    "field.always_there": gettext_noop("Every program asks for “%(field)s”, so it can't be retired."),
    "field.type_has_values": gettext_noop(
        "“%(field)s” already holds values that don't fit the new type. Add a new field instead, and retire this one."
    ),
    "export.cell_too_long": gettext_noop(
        "A text of %(email)s is longer than a cell of a workbook can hold. Export as CSV instead: it keeps everything."
    ),
    "member.not_confirmed": gettext_noop(
        "%(email)s has an account whose address was never confirmed by a mail, and mail is not set up here. "
        "Ask your host to set up mail first."
    ),
    "participant.gone": gettext_noop("This person is not in the program any more."),
    "participant.address_erased": gettext_noop(
        "Whoever has the address %(email)s asked to be erased. Only an owner can lift that."
    ),
    "erasure.not_found": gettext_noop(
        "Nobody with this address asked to be erased, or it was lifted already."
    ),
    "erasure.unfinished": gettext_noop(
        "This erasure is still at work: an import that holds the person has not ended. Lift it afterwards."
    ),
    "participant.changed_meanwhile": gettext_noop(
        "Somebody else changed this person while you were editing. Nothing has been saved yet: look at what differs, then save again."
    ),
    "participant.email_taken": gettext_noop("Somebody else in this program has the address %(email)s."),
    "participant.employee_id_taken": gettext_noop(
        "Somebody else in this program has the employee ID %(employee_id)s."
    ),
    "participant.not_suspended": gettext_noop(
        "%(name)s is not suspended or deactivated, so there is nothing to lift."
    ),
    "address.nothing_to_confirm": gettext_noop(
        "%(name)s signs in with the address that stands here already."
    ),
    "address.already_waiting": gettext_noop(
        "A mail to %(name)s about the new address is on its way already."
    ),
    "login.taken": gettext_noop(
        "Another account signs in with this address already. Ask whoever runs the program to help."
    ),
    "mail.test_paused": gettext_noop(
        "The mails of this organisation are held, so no test mail was sent either. Let them go on first."
    ),
    "mail.test_declined": gettext_noop(
        "The test mail was not taken: %(answer)s. Whoever runs Muster can check the mail server under Settings → Mail."
    ),
    "mail.check_too_often": gettext_noop("That was often enough. Wait a minute, then try again."),
    "mailing.list_changed": gettext_noop(
        "The list of people has changed since this page was shown. Look at it again, then send."
    ),
    "mailing.nobody": gettext_noop("There is nobody to write to."),
    "import.number": gettext_noop("Type %(number)s, the number of people who get a mail, to go on."),
    "import.list_changed": gettext_noop(
        "The list of those who get an invitation is not the one that was agreed to, so nobody was mailed. Import the file again."
    ),
    "mailing.number": gettext_noop("Type %(number)s, the number of people who get a mail, to send."),
    "participant.already_suspended": gettext_noop("%(name)s is already suspended or deactivated."),
    "participant.joined_as_other": gettext_noop("This invitation has been used by another account."),
    "start.already_done": gettext_noop("Somebody else has just set Muster up. Ask them to add you."),
    "start.too_many_tries": gettext_noop("Too many tries. Wait a minute, then enter the code again."),
    "link.not_valid": gettext_noop("This link has been used, or is too old. Ask for a new one."),
    "organisation.name_taken": gettext_noop(
        "An organisation called “%(name)s” is just being made. Try again, or choose another name."
    ),
    "member.already_there": gettext_noop("%(email)s is a member already. Change the role in the list."),
    "member.last_owner": gettext_noop("An organisation needs an owner. Make somebody else an owner first."),
    "member.no_such_role": gettext_noop("A member is an owner, an administrator or a viewer."),
    "member.has_signed_in": gettext_noop(
        "This account has a password, or belongs to another organisation too. Only they can sign in: “Forgotten your password?” helps them."
    ),
    "run.already_started": gettext_noop(
        "This import has already been started, cancelled or finished. Nothing was done twice."
    ),
    "run.plan_changed": gettext_noop(
        "Something changed since this plan was made: the choices, or the people in the program. Look at the new plan, then go on."
    ),
    "run.not_running": gettext_noop(
        "This import is not running: it has not begun, or it has ended or been paused."
    ),
    "run.not_ended": gettext_noop(
        "This import has not ended, so not all of its invitations are written yet. Cancel it or wait until it has ended, then stop them."
    ),
    "run.not_paused": gettext_noop("This import is not paused, so there is nothing to continue."),
    "run.field_changed": gettext_noop(
        "A field of this import got another type after Yes, so it stopped. What it has done so far can be taken back with Undo; then import the file again."
    ),
    "run.gone": gettext_noop(
        "This import is no longer there: it, or its program, has been deleted. Nothing has been imported."
    ),
    "run.not_found": gettext_noop("There is no import %(id)s. `muster imports` lists those there are."),
    "run.not_undoable": gettext_noop("Only a finished import can be taken back, and only once."),
    "run.undo_expired": gettext_noop(
        "An import can be undone for %(days)s days, and this one is older. Correct the people concerned, or import a corrected file."
    ),
    "run.rows_gone": gettext_noop(
        "The rows of this import are no longer kept. Its numbers are; for the rows, import the file again."
    ),
    "run.person_erased": gettext_noop(
        "Somebody in this file asked to be erased, so the file and the rows read from it were deleted. "
        "Import a file without them."
    ),
    "run.expired": gettext_noop("This import was left before Yes, and its rows are no longer kept."),
    "run.gave_up": gettext_noop(
        "The import ended abnormally several times. What it has done so far can be taken back with Undo; then import the file again."
    ),
    "undo.gave_up": gettext_noop(
        "Taking the import back ended abnormally several times. Look at the log, then press Undo again."
    ),
    "plan.missing": gettext_noop("This import has not been planned yet. Go to Review first."),
    "plan.no_rows": gettext_noop(
        "There are no people below the header row. Choose another header row, or another sheet."
    ),
    "column.email_missing": gettext_noop(
        "No column of a sheet is the e-mail address or the employee ID, so nobody can be recognised. "
        "Choose the column, or leave the sheet out."
    ),
    "plan.too_many_changes": gettext_noop(
        "%(update)s people who are already here would change: more than %(limit)s %% of them. Look at the plan, then confirm the number."
    ),
    "plan.rows_left_out": gettext_noop(
        "%(reject)s rows would be left out, and with --strict none may be. Nothing has been imported."
    ),
    "upload.missing": gettext_noop("There is no file yet. Upload one, or paste rows."),
    "upload.replaced": gettext_noop(
        "The file of this import has been replaced, perhaps in another tab or by a colleague, so what you sent was not kept. This is how it stands now."
    ),
    "upload.too_large": gettext_noop(
        "The file is larger than %(limit)s MB. Split it, or save it as CSV. Nothing has been imported."
    ),
    "upload.cut_off": gettext_noop(
        "The upload broke off before the file was whole. Nothing has been kept: upload it again."
    ),
    "sheet.gone": gettext_noop("That sheet is not in the file. Look at the list of sheets again."),
    "sheet.not_found": gettext_noop("There is no sheet “%(sheet)s” in the file. It has: %(sheets)s."),
    "column.gone": gettext_noop("That column is no longer there. Look at the columns again."),
    "column.cannot_split": gettext_noop(
        "Say what stands between the parts, and whether there are two to six of them."
    ),
    "column.cannot_join": gettext_noop("Choose another column of the same sheet to join with."),
    "column.nothing_to_fill": gettext_noop("Say which value everybody gets."),
    "column.not_found": gettext_noop(
        "There is no column “%(header)s” on the sheets that are imported. They have: %(headers)s."
    ),
    "edit.too_many": gettext_noop(
        "That is more than %(limit)s cells or rows at once. Take a part of them, or replace in the whole column."
    ),
    "edit.nothing_to_find": gettext_noop("Say what to look for."),
    "edit.too_large": gettext_noop("That is more than %(limit)s MB at once. Upload it as a file instead."),
    "edit.unreadable": gettext_noop(
        "This change did not arrive whole. Load the page anew and try once more."
    ),
    "merge.no_key": gettext_noop(
        "This file has no rows taken away from a review. Download the rows here, repair them, and bring that file back."
    ),
    "merge.other_import": gettext_noop(
        "These rows were taken away from another file. Bring them back to its import, or upload them as a new one."
    ),
    "merge.no_file": gettext_noop("Choose the repaired file."),
    "merge.gone": gettext_noop("There are no repaired rows waiting any more. Bring the file once more."),
    "row.gone": gettext_noop("That row is not among the rows below the header."),
    "field.gone": gettext_noop("The program no longer asks for that field. Choose another."),
    "field.not_found": gettext_noop("The program has no field “%(field)s”. It has: %(fields)s."),
    "confirm.needed": gettext_noop(
        "%(dialog)s Nothing has been done yet: repeat the command with --yes to do it."
    ),
    "confirm.declined": gettext_noop("Nothing has been done."),
    "recipe.not_found": gettext_noop(
        "There is no recipe “%(recipe)s”. Name one of the program, or a JSON file whose keys are the long options of `muster import`."
    ),
    "recipe.no_file": gettext_noop("Choose the JSON file of a recipe, of at most 1 MB."),
    "recipe.nameless": gettext_noop("Give the recipe a name."),
    "recipe.unreadable": gettext_noop("The recipe %(recipe)s is not a JSON object of options: %(problem)s."),
    "actor.not_found": gettext_noop("%(email)s has no account that may import into this program."),
    "file.empty": gettext_noop(
        "The file is empty. Choose one with a row of column names and people below it."
    ),
    "file.too_large": gettext_noop(
        "The file is larger than %(limit)s MB. Split it, or save it as CSV. Nothing has been imported."
    ),
    "file.unknown_format": gettext_noop(
        "This file seems to be %(kind)s. Muster reads spreadsheets: save the list as .xlsx, .ods or .csv and choose that file."
    ),
    "file.encrypted": gettext_noop(
        "The workbook is locked with a password. Open it, save a copy without the password (in Excel: File, Info, Protect Workbook; in LibreOffice: Save As, without “Save with password”), and choose the copy."
    ),
    "file.damaged": gettext_noop(
        "The file is damaged or not whole, perhaps because a download or upload broke off. Open it in your spreadsheet program, save it again, and choose the new file."
    ),
    "file.too_many_parts": gettext_noop(
        "The workbook is made of more than %(limit)s parts. Copy the sheet with the people into a new workbook and choose that."
    ),
    "file.duplicate_parts": gettext_noop(
        "The workbook holds a part twice, so nobody can say which one counts. Open it in your spreadsheet program and save it again."
    ),
    "file.unpacks_too_large": gettext_noop(
        "Unpacked, the workbook would take more than Muster allows (%(limit)s MB in all). Copy the sheet with the people into a new workbook and choose that."
    ),
    "file.doctype": gettext_noop(
        "The workbook brings its own XML definitions, which spreadsheet programs never write. Open it there and save it again."
    ),
    "file.part_encoding": gettext_noop(
        "The workbook is written in an encoding that spreadsheet programs never use inside. Open it in your spreadsheet program and save it again."
    ),
    "file.unknown_encoding": gettext_noop(
        "The encoding of the text can't be told. Save the file as “CSV UTF-8” and choose it again."
    ),
    "file.too_large_area": gettext_noop(
        "The cells of sheet “%(sheet)s” reach as far as %(cell)s, with more than %(limit)s cells between. "
        "Delete what stands far away from the list, or copy the list into a new workbook."
    ),
    "file.too_many_rows": gettext_noop(
        "Sheet “%(sheet)s” has more than %(limit)s rows. Split it into several files."
    ),
    "file.too_many_columns": gettext_noop(
        "“%(sheet)s” has a row with more than %(limit)s columns. Check what separates its columns."
    ),
    "file.too_many_sheets": gettext_noop(
        "The workbook has more than %(limit)s sheets. Copy those with people into a new one."
    ),
    "file.cell_too_long": gettext_noop(
        "Cell %(cell)s of “%(sheet)s” holds more than %(limit)s characters, which no spreadsheet allows. "
        "Shorten it, and look whether a quotation mark before it is never closed."
    ),
    "file.line_too_long": gettext_noop(
        "Line %(row)s of the text is longer than %(limit)s characters, which no list of people needs. "
        "Look whether the file is what you meant, or save it again as .xlsx or .csv."
    ),
    "file.external_relation": gettext_noop(
        "The workbook takes a part of itself from another place (%(place)s), which Muster never opens. Save it again in your spreadsheet program, and choose the new file."
    ),
    "file.sheet_unreadable": gettext_noop(
        "Sheet “%(sheet)s” can't be read. Open the workbook in your spreadsheet program and save it again."
    ),
    "file.cells_lost": gettext_noop(
        "Sheet “%(sheet)s” holds %(held)s filled cells, but only %(read)s of them can be read (look at column %(column)s). Open the workbook in your spreadsheet program and save it again."
    ),
    "file.reader_failed": gettext_noop(
        "Reading this file took too much or broke off, so it was stopped. Nothing has been kept. Save it again as .xlsx or .csv, and choose the new file."
    ),
    "file.too_much_memory": gettext_noop(
        "Reading this file took more than %(limit)s MB of memory, so it was stopped: it holds too many cells. Nothing has been kept. Copy the columns that you need into a new file, or split the list into several files."
    ),
    "file.too_slow": gettext_noop(
        "Reading this file took longer than %(limit)s seconds, so it was stopped. Nothing has been kept. Save it again as .xlsx or .csv, or split the list into several files."
    ),
    "file.readers_busy": gettext_noop(
        "Several other files are being read just now, at most %(limit)s at a time. Nothing of this one has been kept. Try again in a minute."
    ),
    "file.not_found": gettext_noop("There is no such file. Check its name and folder."),
    "file.not_allowed": gettext_noop(
        "This account may not read the file. Change its permissions, or copy it."
    ),
    "sheet.none": gettext_noop("The workbook has no sheet with anything in it."),
}


def refusal_sentence(code: str, params: dict[str, str | int]) -> str:
    """The sentence of a refusal. Raises KeyError for a code without one: a bug that a test finds first."""
    # Here: both are slow to import, and a command may never need them.
    from django.utils.translation import gettext

    from muster.engine.messages import with_marks

    return gettext(SENTENCES[code]) % with_marks(params)
