package edgetempo.reports.document;

/** What a section is made of. */
public sealed interface Block permits Chart, Multiples, Picker, Table, Facts, Note, Fold {}
