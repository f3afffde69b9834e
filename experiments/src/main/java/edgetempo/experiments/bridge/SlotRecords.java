package edgetempo.experiments.bridge;

import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Layout of slots and decisions in frames: packed little-endian records, whose fields the handshake lists in order. Invalid fields are
 * rejected by name.
 */
final class SlotRecords {
    private static final String INT = "<i4";
    private static final String LONG = "<i8";
    private static final String DOUBLE = "<f8";
    private static final String BYTE = "|u1";

    private final int users;
    private final int servers;
    private final int services;
    private final List<Map<String, Object>> problemFields = new ArrayList<>();
    private final List<Map<String, Object>> decisionFields = new ArrayList<>();
    private final int problemBytes;
    private final int decisionBytes;

    SlotRecords(int users, int servers, int services) {
        this.users = users;
        this.servers = servers;
        this.services = services;
        List<Integer> each = List.of(users);
        field(problemFields, "seed", LONG, List.of(), "", "root of the solver's random streams");
        field(problemFields, "episode", INT, List.of(), "", "names the random streams of the slot");
        field(problemFields, "frame", INT, List.of(), "", "names the random streams of the slot");
        field(problemFields, "slot", INT, List.of(), "", "names the random streams of the slot");
        field(problemFields, "requests", INT, List.of(), "",
                "users that request, counted as often as they do: the first of every array");
        field(problemFields, "service", INT, each, "", "requested service, from 0");
        field(problemFields, "cell", INT, each, "", "server whose band the user shares, from 0");
        field(problemFields, "cached", BYTE, List.of(servers, services), "", "1 where a server holds a service");
        field(problemFields, "transmit_s", DOUBLE, each, "s", "uplink time with the whole band");
        field(problemFields, "execute_s", DOUBLE, each, "s",
                "execution time with the whole processor of compute.serverHz");
        field(problemFields, "cloud_s", DOUBLE, each, "s", "time from the server through the cloud");
        field(problemFields, "local_s", DOUBLE, each, "s", "time of local execution");
        field(problemFields, "local_j", DOUBLE, each, "J", "energy of local execution");
        field(problemFields, "local_qos", DOUBLE, each, "1", "quality of service of local execution");
        field(problemFields, "delay_weight", DOUBLE, each, "1/s", "what a second of delay costs");
        field(problemFields, "energy_weight", DOUBLE, each, "1/s", "what a second of transmission costs in energy");
        field(problemFields, "unit_transmit_s", DOUBLE, each, "s", "uplink time with the whole band at 1 bit/s/Hz");
        field(problemFields, "mean_snr", DOUBLE, each, "1", "signal-to-noise ratio for a fading factor of 1");
        field(problemFields, "deadline_s", DOUBLE, each, "s",
                "threshold of delay that a request has of its own; 0: that of qos.solverThresholds");
        field(decisionFields, "offload", INT, each, "", "0 local, m: server m, counted from 1");
        field(decisionFields, "bandwidth_share", DOUBLE, each, "1", "of the band of the user's cell");
        field(decisionFields, "frequency_share", DOUBLE, each, "1", "of the executing server's processor");
        field(decisionFields, "user_qos", DOUBLE, each, "1", "quality of service of each user");
        field(decisionFields, "user_delay_s", DOUBLE, each, "s", "delay of each user");
        field(decisionFields, "user_energy_j", DOUBLE, each, "J", "energy of each user");
        field(decisionFields, "qos", DOUBLE, List.of(), "1", "sum over the users");
        problemBytes = bytes(problemFields);
        decisionBytes = bytes(decisionFields);
    }

    private static void field(List<Map<String, Object>> fields, String name, String type, List<Integer> shape,
            String unit,
            String meaning) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("name", name);
        field.put("dtype", type);
        field.put("shape", shape);
        field.put("unit", unit);
        field.put("meaning", meaning);
        fields.add(field);
    }

    private static int bytes(List<Map<String, Object>> fields) {
        int sum = 0;
        for (Map<String, Object> field : fields) {
            int size = ((String) field.get("dtype")).charAt(2) - '0';
            for (Object axis : (List<?>) field.get("shape")) {
                size *= (Integer) axis;
            }
            sum += size;
        }
        return sum;
    }

    List<Map<String, Object>> problemFields() {
        return problemFields;
    }

    List<Map<String, Object>> decisionFields() {
        return decisionFields;
    }

    int problemBytes() {
        return problemBytes;
    }

    int decisionBytes() {
        return decisionBytes;
    }

    /** Arrays of a slot, in the order of its record. */
    private static double[][] arrays(SlotProblem problem) {
        return new double[][]{problem.transmitS, problem.executeS, problem.cloudS, problem.localS, problem.localJ,
                problem.localQos, problem.delayWeight, problem.energyWeight, problem.unitTransmitS, problem.meanSnr,
                problem.deadlineS};
    }

    /** Writes a slot. */
    void write(SlotProblem problem, ByteBuffer target, int at) {
        ByteBuffer to = target.duplicate().order(target.order()).position(at);
        to.putLong(problem.seed).putInt(problem.episode).putInt(problem.frame).putInt(problem.slot)
                .putInt(problem.users);
        for (int i = 0; i < users; i++) {
            to.putInt(i < problem.users ? problem.service[i] : 0);
        }
        for (int i = 0; i < users; i++) {
            to.putInt(i < problem.users ? problem.cell[i] : 0);
        }
        for (int m = 0; m < servers; m++) {
            for (int s = 0; s < services; s++) {
                to.put((byte) (problem.plan.get(m, s) ? 1 : 0));
            }
        }
        for (double[] array : arrays(problem)) {
            for (int i = 0; i < users; i++) {
                to.putDouble(i < problem.users && !Double.isNaN(array[i]) ? array[i] : 0);
            }
        }
    }

    /**
     * Reads a slot.
     *
     * @param number  of the slot in its batch, for messages
     * @param builder whose constants the problem has
     * @throws RefusedException if a value is impossible in a slot
     */
    SlotProblem read(ByteBuffer source, int at, int number, SlotProblemBuilder builder) {
        ByteBuffer from = source.duplicate().order(source.order()).position(at);
        SlotProblem problem = builder.newProblem();
        problem.thresholds = builder.scenario().qos().solverThresholds();
        problem.seed = from.getLong();
        problem.episode = from.getInt();
        problem.frame = from.getInt();
        problem.slot = from.getInt();
        problem.users = from.getInt();
        if (problem.users < 0 || problem.users > users) {
            throw new RefusedException(
                    "slot " + number + ": requests is " + problem.users + "; allowed: 0 to " + users);
        }
        for (int i = 0; i < users; i++) {
            int service = from.getInt();
            problem.service[i] = i < problem.users ? index(service, services, number, "service", i) : 0;
        }
        for (int i = 0; i < users; i++) {
            int cell = from.getInt();
            problem.cell[i] = i < problem.users ? index(cell, servers, number, "cell", i) : 0;
        }
        for (int m = 0; m < servers; m++) {
            for (int s = 0; s < services; s++) {
                problem.plan.set(m, s, index(from.get(), 2, number, "cached[" + m + "]", s) != 0);
            }
        }
        double[][] arrays = arrays(problem);
        int first = problemFields.size() - arrays.length;
        for (int a = 0; a < arrays.length; a++) {
            String name = (String) problemFields.get(first + a).get("name");
            for (int i = 0; i < users; i++) {
                arrays[a][i] = from.getDouble();
                boolean fits = i >= problem.users || Double.isFinite(arrays[a][i])
                        && (name.equals("local_qos") || (a == 0 ? arrays[a][i] > 0 : arrays[a][i] >= 0));
                if (!fits) {
                    throw new RefusedException("slot " + number + ": " + name + "[" + i + "] is " + arrays[a][i]
                            + "; allowed: finite numbers"
                            + (name.equals("local_qos") ? "" : a == 0 ? " above 0" : " from 0 on"));
                }
            }
        }
        for (int i = 0; i < users; i++) {
            problem.deadlineS[i] = problem.deadlineS[i] == 0 ? Double.NaN : problem.deadlineS[i];
            problem.hold(i);
        }
        return problem;
    }

    private static int index(int value, int count, int number, String field, int i) {
        if (value < 0 || value >= count) {
            throw new RefusedException("slot " + number + ": " + field + "[" + i + "] is " + value + "; allowed: 0 to "
                    + (count - 1));
        }
        return value;
    }

    /**
     * Writes a decision.
     *
     * @param requests users that request in the slot
     * @param scores [3][users] QoS, delay and energy of each user
     * @param qos    sum over users
     */
    void write(Decision decision, int requests, double[][] scores, double qos, ByteBuffer target, int at) {
        ByteBuffer to = target.duplicate().order(target.order()).position(at);
        for (int i = 0; i < users; i++) {
            to.putInt(i < requests ? decision.offload[i] : 0);
        }
        // Shares of those who compute locally mean nothing; solvers leave what they please there.
        for (int i = 0; i < users; i++) {
            to.putDouble(i >= requests || decision.offload[i] == 0 ? 0 : decision.bandwidthShare[i]);
        }
        for (int i = 0; i < users; i++) {
            to.putDouble(i >= requests || decision.offload[i] == 0 ? 0 : decision.frequencyShare[i]);
        }
        for (double[] score : scores) {
            for (int i = 0; i < users; i++) {
                to.putDouble(i < requests ? score[i] : 0);
            }
        }
        to.putDouble(qos);
    }
}
