package edgetempo.cli;

import edgetempo.cuda.CudaGaBackend;
import edgetempo.ga.GaBackend;
import edgetempo.ga.GaBackends;
import edgetempo.nativeconfig.Check;
import edgetempo.nativeconfig.DeviceChoice;
import edgetempo.nativeconfig.DevicePlan;
import edgetempo.nativeconfig.Doctor;
import edgetempo.nativeconfig.DoctorReport;
import edgetempo.nativeconfig.NvidiaDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code edgetempo doctor}. */
@Command(name = "doctor", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Says what this machine offers: JDK, vector unit, TensorFlow and its devices, cores, memory,"
                + " and what to do about each problem.",
        footer = {"", "Example:  edgetempo doctor --device gpu"})
final class DoctorCommand implements Callable<Integer> {
    @Option(names = "--device", paramLabel = "cpu|gpu|auto", defaultValue = "auto",
            description = "Device that networks are asked to run on. Default: ${DEFAULT-VALUE}.")
    private DeviceChoice device = DeviceChoice.AUTO;

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        DoctorReport report = Doctor.run(DevicePlan.DEFAULT.withDevice(device));
        List<Check> checks = new ArrayList<>(report.checks());
        checks.add(GaBackends.vectorObstacle().isEmpty()
                ? new Check("GA backend", GaBackends.choice(), Check.Status.OK, "")
                : new Check("GA backend", GaBackends.choice(), Check.Status.WARN,
                        "searches take many times longer than with vector kernels"));
        checks.add(gpuBackend(new CudaGaBackend()));
        DoctorReport whole = new DoctorReport(checks);
        spec.commandLine().getOut().println(output.json() ? Json.of(whole) : whole.toText().stripTrailing());
        return whole.status() == Check.Status.FAIL ? ExitCodes.CHECK_FAILED : ExitCodes.OK;
    }

    /** Nobody needs a GPU, so that its absence is no fault; one that is there and cannot be used is worth a warning. */
    private static Check gpuBackend(GaBackend cuda) {
        String name = "GA on a GPU";
        return cuda.obstacle()
                .map(reason -> NvidiaDriver.detect().isUsable()
                        ? new Check(name, "not used: " + reason, Check.Status.WARN, "see the remedy for the GPU above")
                        : new Check(name, "not used: " + reason, Check.Status.OK, ""))
                .orElseGet(() -> new Check(name, "--backend cuda: " + cuda.description(), Check.Status.OK, ""));
    }
}
