package edgetempo.agents.events;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The framing of TensorFlow's record files, little-endian: {@code length (8), masked CRC-32C of the length (4), data,
 * masked CRC-32C of the data (4)}. CRCs are masked because the CRC of data that contains CRCs is degenerate.
 */
final class TfRecord {
    /** Bytes of a record beside its data. */
    static final int OVERHEAD = Long.BYTES + Integer.BYTES + Integer.BYTES;

    private static final int MASK = 0xA282EAD8;
    private static final int ROTATION = 15;

    private TfRecord() {}

    /** A whole record. {@code data} is not modified. */
    static byte[] frame(byte[] data) {
        ByteBuffer record = ByteBuffer.allocate(OVERHEAD + data.length).order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(data.length);
        record.putInt(maskedCrc(record.array(), Long.BYTES));
        record.put(data);
        record.putInt(maskedCrc(data, data.length));
        return record.array();
    }

    private static int maskedCrc(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return Integer.rotateRight((int) crc.getValue(), ROTATION) + MASK;
    }
}
