package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** Users among which the processor of a server is divided. */
public enum FrequencyContenders {
    @Choice("Everyone who offloads to the server, also those whose task goes on to the cloud, as in the released code.")
    OFFLOADED,
    @Choice("Only those whose service the server holds, who alone use its processor.")
    HITS
}
