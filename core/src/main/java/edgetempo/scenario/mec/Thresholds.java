package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** Delay and energy thresholds of a task's quality of service. */
public enum Thresholds {
    @Choice("Delay of local execution; the larger of the energies of local execution and of an uplink at share M/N.")
    LOCAL_AND_EQUAL_SHARE,
    @Choice("Delay and energy of a reference transfer to the cloud: D/2²¹ + C/4e9 seconds, P·D/(5·2²⁰).")
    CLOUD_REFERENCE
}
