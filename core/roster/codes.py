"""The closed lists of a roster import."""

from __future__ import annotations

from enum import StrEnum


class FileFormat(StrEnum):
    """Format of a file by its content."""

    XLSX = "xlsx"
    XLS = "xls"
    CSV = "csv"


class Field(StrEnum):
    """Meaning of a column."""

    IGNORED = "ignored"
    SENSITIVE = "sensitive"
    REASON = "reason"
    ROW_MARK = "row_mark"
    NUMBER = "number"
    NAME = "name"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    HEAD = "head"
    RELATION = "relation"
    HOUSEHOLD_CODE = "household_code"
    PEOPLE = "people"
    PHONE = "phone"
    ADDRESS = "address"
    HOUSE_NUMBER = "house_number"
    STREET = "street"
    GROUP = "group"
    HAMLET = "hamlet"
    BIRTH = "birth"
    SEX = "sex"
    SMARTPHONE = "smartphone"
    NO_SMARTPHONE = "no_smartphone"
    ORGANISATION = "organisation"
    NOTE = "note"


class Layout(StrEnum):
    """One row a household, or one row a person."""

    AUTO = "auto"
    HOUSEHOLDS = "households"
    PERSONS = "persons"


class LegacyEncoding(StrEnum):
    """Encodings older than Unicode found in cells."""

    TCVN3 = "tcvn3"
    VNI = "vni"


class HamletSource(StrEnum):
    """Source of the hamlet of rows without one of their own."""

    GIVEN = "given"
    SHEET_NAME = "sheet_name"
    TITLE = "title"
    FILE_NAME = "file_name"
    WORKSPACE = "workspace"
    NOWHERE = "nowhere"


class Action(StrEnum):
    """Action of a plan on a household."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"


class Reason(StrEnum):
    """Reason that a household is doubtful or refused."""

    NO_NAME = "no_name"
    NOT_A_NAME = "not_a_name"
    DUPLICATE_ROW = "duplicate_row"
    NO_HEAD = "no_head"
    HEAD_UNDER_16 = "head_under_16"
    NAME_TOO_LONG = "name_too_long"
    PEOPLE_ABSURD = "people_absurd"


class Remark(StrEnum):
    """A detail that was left out of a household that goes in."""

    PHONE_UNREADABLE = "phone_unreadable"
    PEOPLE_UNREADABLE = "people_unreadable"
    NOTE_LEFT_OUT = "note_left_out"
    TEXT_CUT = "text_cut"
    PLACE_LEFT_OUT = "place_left_out"
    SMARTPHONE_UNREADABLE = "smartphone_unreadable"


class ConcernCode(StrEnum):
    """Concerns to show before a plan is applied; sentences under `concern.*`."""

    HIDDEN_ROWS = "hidden_rows"
    HIDDEN_COLUMNS = "hidden_columns"
    HIDDEN_SHEET = "hidden_sheet"
    SHEET_SKIPPED = "sheet_skipped"
    SAME_FILE = "same_file"
    COLUMNS_DROPPED = "columns_dropped"
    COLUMNS_IGNORED = "columns_ignored"
    ENCODING_CONVERTED = "encoding_converted"
    TEXT_ENCODING = "text_encoding"
    OTHER_UNIT = "other_unit"
    OTHER_HAMLET = "other_hamlet"
    HAMLET_FROM_SHEET = "hamlet_from_sheet"
    HAMLET_FROM_TITLE = "hamlet_from_title"
    HAMLET_FROM_FILE = "hamlet_from_file"
    HAMLET_FROM_WORKSPACE = "hamlet_from_workspace"
    HAMLET_UNKNOWN = "hamlet_unknown"
    TOTALS_LEFT_OUT = "totals_left_out"
    LINES_LEFT_OUT = "lines_left_out"
    NAMES_CAPITALISED = "names_capitalised"
    PHONES_REPAIRED = "phones_repaired"
    PHONES_UNREADABLE = "phones_unreadable"
    PEOPLE_UNREADABLE = "people_unreadable"
    BIRTHS_UNKNOWN = "births_unknown"
    CHILDREN_COUNTED = "children_counted"
    SMARTPHONES_UNCLEAR = "smartphones_unclear"
    NOTES_LEFT_OUT = "notes_left_out"
    TEXTS_CUT = "texts_cut"
    SIGNS_REPLACED = "signs_replaced"
    PLACES_LEFT_OUT = "places_left_out"
    ROWS_DOUBTFUL = "rows_doubtful"
    ROWS_REFUSED = "rows_refused"
    ROWS_ERASED = "rows_erased"
    LAYOUT_PERSONS = "layout_persons"
