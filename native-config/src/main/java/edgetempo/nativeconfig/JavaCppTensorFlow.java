package edgetempo.nativeconfig;

import java.util.ArrayList;
import java.util.List;

import org.bytedeco.javacpp.BytePointer;
import org.tensorflow.TensorFlow;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;

/** TensorFlow through its C API: the Java API opens sessions, but lists no devices. */
final class JavaCppTensorFlow implements TensorFlowLibrary {
    @Override
    public String load() {
        TensorFlowRuntime.load();
        return TensorFlow.version();
    }

    @Override
    public List<PhysicalDevice> devices(DevicePlan plan) {
        FirstRun.play(plan, NativeEnvironment.logLevel(System.getenv()), System.err);
        byte[] config = plan.sessionConfig().toByteArray();
        try (TF_Status status = TF_Status.newStatus();
                TF_SessionOptions options = TF_SessionOptions.newSessionOptions();
                TF_Graph graph = TF_Graph.newGraph();
                BytePointer configBytes = new BytePointer(config)) {
            tensorflow.TF_SetConfig(options, configBytes, config.length, status);
            status.throwExceptionIfNotOK();
            try (TF_Session session = TF_Session.newSession(graph, options, status)) {
                status.throwExceptionIfNotOK();
                return list(session, status);
            }
        }
    }

    private static List<PhysicalDevice> list(TF_Session session, TF_Status status) {
        TF_DeviceList list = tensorflow.TF_SessionListDevices(session, status);
        status.throwExceptionIfNotOK();
        try {
            List<PhysicalDevice> devices = new ArrayList<>();
            for (int i = 0; i < tensorflow.TF_DeviceListCount(list); i++) {
                devices.add(new PhysicalDevice(tensorflow.TF_DeviceListName(list, i, status).getString(),
                        tensorflow.TF_DeviceListType(list, i, status).getString(),
                        tensorflow.TF_DeviceListMemoryBytes(list, i, status)));
                status.throwExceptionIfNotOK();
            }
            return devices;
        } finally {
            tensorflow.TF_DeleteDeviceList(list);
        }
    }
}
