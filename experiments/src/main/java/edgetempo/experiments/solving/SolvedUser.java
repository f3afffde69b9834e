package edgetempo.experiments.solving;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Decision for one user in a slot.
 *
 * @param user           counted from 0
 * @param cell           whose band the user shares, counted from 1
 * @param service        requested, counted from 1
 * @param target         {@code "local"}, {@code "server m"}, or {@code "server m, cloud"} where the server lacks the service
 * @param bandwidthShare of the cell's band; 0 for local users
 * @param frequencyShare of the server's processor frequency, under the key {@code processorShare}; 0 where it does not execute the task
 * @param timeS          delay, s
 * @param energyJ        energy of the device, J
 * @param qos            quality of service
 * @param xM             position, m
 * @param yM             position, m
 * @param offload        target as a number: 0 is local, m is server m
 */
public record SolvedUser(int user, int cell, int service, String target, double bandwidthShare,
        @JsonProperty("processorShare") double frequencyShare, double timeS, double energyJ, double qos,
        double xM, double yM, int offload) {}
