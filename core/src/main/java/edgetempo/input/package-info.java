/**
 * Real-world inputs: sites, users, services and requests read from CSV files without conversion, by the names of their columns, into
 * primitive arrays; the projection of degrees to metres; and how a trace of requests becomes slots. Data is read once, shared and never
 * modified. Everything wrong with a file is one line with file, line and column. Nothing here draws anything or knows the model.
 */
package edgetempo.input;
