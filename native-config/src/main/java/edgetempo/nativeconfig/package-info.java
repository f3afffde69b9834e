/**
 * Everything native in one place: which TensorFlow binary is on the class path, where and with how many threads it
 * runs, the flags and the environment a JVM needs, and a report of what was found. No model and no learning.
 */
package edgetempo.nativeconfig;
