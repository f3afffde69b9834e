/**
 * Offloading in a fog radio access network (F-RAN): the world of an instance, Algorithm 1, the environments of the two
 * learning phases, baselines and exact references, and the one evaluation that scores them all. A new way to offload
 * implements {@link edgetempo.fran.FranOffloader}, a new way to divide a processor {@link edgetempo.fran.FranAllocator}.
 *
 * <p>Equation numbers are those of <i>A reinforcement learning-based computing offloading and resource allocation scheme in F-RAN</i>,
 * EURASIP Journal on Advances in Signal Processing 2021:91. Nodes are counted from 0, access points (FAP) first, then cooperative
 * device-to-device nodes (DCN); a matrix over nodes and users is a flat array [node][user].
 */
package edgetempo.fran;
