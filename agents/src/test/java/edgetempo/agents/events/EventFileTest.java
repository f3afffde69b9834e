package edgetempo.agents.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.SessionLog;
import org.tensorflow.proto.Summary;

class EventFileTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.250Z");

    @TempDir
    private Path folder;

    /** CRC-32C bit by bit: x³² + x²⁸ + …, reflected. Independent of the class under test and of the JDK's tables. */
    private static int maskedCrc(byte[] bytes) {
        int crc = ~0;
        for (byte b : bytes) {
            crc ^= b & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc >>> 1) ^ ((crc & 1) * 0x82F63B78);
            }
        }
        crc = ~crc;
        return ((crc >>> 15) | (crc << 17)) + 0xA282EAD8;
    }

    private static List<byte[]> records(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> records = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.get(length);
            assertThat(in.getInt()).as("CRC of the length of record %d", records.size()).isEqualTo(maskedCrc(length));
            byte[] data = new byte[Math.toIntExact(
                    ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong())];
            in.get(data);
            assertThat(in.getInt()).as("CRC of record %d", records.size()).isEqualTo(maskedCrc(data));
            records.add(data);
        }
        return records;
    }

    private static List<Event> events(Path file) throws IOException {
        List<Event> events = new ArrayList<>();
        for (byte[] record : records(Files.readAllBytes(file))) {
            events.add(Event.parseFrom(record));
        }
        return events;
    }

    @Test
    void theChecksumIsThatOfItsStandard() {
        // The check value of CRC-32C over "123456789" is E3069283.
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        int crc = 0xE3069283;
        int masked = ((crc >>> 15) | (crc << 17)) + 0xA282EAD8;
        assertThat(maskedCrc(digits)).isEqualTo(masked);
        byte[] record = TfRecord.frame(digits);
        assertThat(record).hasSize(9 + TfRecord.OVERHEAD);
        assertThat(ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).getInt(record.length - 4)).isEqualTo(masked);
    }

    @Test
    void everyFileBeginsAsTensorFlowsDo() throws IOException {
        try (EventFile file = EventFile.create(folder, NOW, 0)) {
            byte[] head = new byte[12];
            ByteBuffer.wrap(Files.readAllBytes(file.path())).get(head);
            assertThat(HexFormat.of().formatHex(head)).isEqualTo("1800000000000000a37f4b22");
            List<Event> events = events(file.path());
            assertThat(events.getFirst().getFileVersion()).isEqualTo("brain.Event:2");
            assertThat(events.getFirst().getWallTime()).isEqualTo(NOW.toEpochMilli() / 1000.0);
        }
    }

    @Test
    void scalarsAreInTheFileAsSoonAsTheyAreAddedAndThoseWithoutAValueAreNot() throws IOException {
        Map<String, Double> scalars = new LinkedHashMap<>();
        scalars.put("reward/total", 13.5);
        scalars.put("learning/criticLoss", Double.NaN);
        scalars.put("reward/qos", -2.25);
        try (EventFile file = EventFile.create(folder, NOW, 0)) {
            file.add(7, NOW.plusSeconds(1), scalars);
            file.add(8, NOW.plusSeconds(2), Map.of("learning/criticLoss", Double.NaN));
            List<Event> events = events(file.path());
            assertThat(events).hasSize(3);
            assertThat(events.getLast().getStep()).isEqualTo(7);
            assertThat(events.getLast().getSummary().getValueList().stream().map(Summary.Value::getTag))
                    .containsExactly("reward/total", "reward/qos");
            assertThat(events.getLast().getSummary().getValueList().stream().map(Summary.Value::getSimpleValue))
                    .containsExactly(13.5f, -2.25f);
        }
    }

    @Test
    void aResumedRunStartsASecondFileThatSupersedesFromItsFirstStepOn() throws IOException {
        Path first;
        try (EventFile file = EventFile.create(folder, NOW, 0)) {
            first = file.path();
        }
        try (EventFile file = EventFile.create(folder, NOW, 50)) {
            assertThat(file.path()).isNotEqualTo(first);
            assertThat(List.of(first, file.path())).isSorted();
            Event start = events(file.path()).get(1);
            assertThat(start.getSessionLog().getStatus()).isEqualTo(SessionLog.SessionStatus.START);
            assertThat(start.getStep()).isEqualTo(50);
        }
        assertThat(first.getFileName().toString()).isEqualTo("events.out.tfevents.1772366400.edgetempo");
    }
}
