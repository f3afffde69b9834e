package edgetempo.reports.document;

/** An element of a section. */
public sealed interface Block permits Chart, Multiples, Picker, Table, Facts, Note, Fold {}
