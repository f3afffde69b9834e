package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** Which server a user's cell belongs to. */
public enum Association {
    @Choice("By the user's number: halves for two servers, equal blocks for more.")
    INDEX_BLOCKS,
    @Choice("The server at the smallest distance, of equally near ones the first.")
    NEAREST,
    @Choice("The server with the strongest mean channel, shadowing included, of equally strong ones the first.")
    STRONGEST,
    @Choice("The server that the file of users names; users of servers that are not played are not played.")
    FILE
}
