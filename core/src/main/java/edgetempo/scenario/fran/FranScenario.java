package edgetempo.scenario.fran;

import edgetempo.scenario.key.AnyScenario;
import edgetempo.scenario.key.Key;

/**
 * Everything that defines an experiment in a fog radio access network (F-RAN): access points (FAP), cooperative
 * device-to-device nodes (DCN), users and a cloud, what is cached where, and the two learning phases. A scenario is a
 * value: two equal scenarios with the same seed give the same numbers.
 *
 * @param name        preset or file name, shown in run folders and plots
 * @param description one sentence for {@code scenario list}
 */
public record FranScenario(
        @Key(value = "Name of the scenario: up to 100 letters, digits, dots, underscores and dashes.",
                source = "ours") String name,
        @Key(value = "One sentence, on one line, on what the scenario is for.", source = "ours") String description,
        @Key("Access points, cooperative nodes, users and who reaches whom.") FranWorldSettings world,
        @Key("Radio links of users to access points and to cooperative nodes.") FranRadioSettings radio,
        @Key("Processors of devices, access points, cooperative nodes and the cloud.") FranComputeSettings compute,
        @Key("What users have to compute.") FranTaskSettings tasks,
        @Key("Results that are cached, and the pre-processing that delivers them (Algorithm 1).") FranCacheSettings cache,
        @Key("Offloading by a deep Q-network, one user a step.") FranPhase1Settings phase1,
        @Key("Processor shares of an access point by a deep Q-network, one allocation of blocks per step.") FranPhase2Settings phase2)
        implements
            AnyScenario {
    /** Source of a default for a parameter whose table in the paper is not public. */
    static final String OURS = "ours; the paper's parameter table is not public";
    /** Source of a structure that the paper describes. */
    static final String PAPER = "EURASIP JASP 2021:91";

    /** Number M + K of nodes that a user may offload to. */
    public int nodes() {
        return world.faps() + world.dcns();
    }

    /** Most users that share the processor of one access point. */
    public int maxUsersOfFap() {
        return Math.min(compute.fapPlaces(), world.users());
    }

    @Override
    public String size() {
        return world.faps() + " access points, " + world.dcns() + " cooperative nodes, " + world.users() + " users";
    }
}
