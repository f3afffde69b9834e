package edgetempo.scenario.mec;

import edgetempo.scenario.key.Key;

/** Catalogue: service k = 1..K has input {@code inputKib·k}, needs {@code (cyclesBase + cyclesPerIndex·k)·bits/10} cycles. */
public record ServiceSettings(
        @Key(value = "Services K; of a trace, the K requested most in its training part.", min = 1,
                max = 10_000) int count,
        @Key(value = "Input of service k per index k.", unit = "KiB", min = 1e-3,
                max = 1e9) double inputKib,
        @Key(value = "Cycles per ten bits of input, constant part.", unit = "cycle", min = 1e-3,
                max = 1e9) double cyclesBase,
        @Key(value = "Cycles per ten bits of input, per index k.", unit = "cycle", min = 0,
                max = 1e9) double cyclesPerIndex,
        @Key(value = "Size of service k in a cache per index k.", unit = "MiB", min = 1e-6,
                max = 1e9) double sizeMib,
        @Key(value = "CSV file of services. Roles: service, size_gib, input_bits, cycles; a role without a column follows the laws above."
                + FileText.PATH,
                absent = "none", path = true, source = "ours") String file,
        @Key(value = FileText.COLUMNS, absent = "auto", source = "ours") String columns,
        @Key(value = FileText.SHA256, absent = "any", source = "ours") String sha256) {}
