/** Training and playing in a fog radio access network. */
package edgetempo.experiments.fran;
