package edgetempo.reports.document;

/** What a section is made of. */
public sealed interface Block permits Chart, Multiples, Table, Facts, Note, Fold {}
