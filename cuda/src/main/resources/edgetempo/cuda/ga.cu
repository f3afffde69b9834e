// The genetic algorithm of a slot as one kernel: start, selection, crossover, mutation, decoding and fitness over all generations. A block is an
// island; its population stays in shared memory, gene-major: gene g of individual i is at g * stride + i, so that the lanes of a warp, an individual
// each, read a row without bank conflicts, whichever parents they have. Offload genes are bytes, share genes floats (bytes where they are levels).
//
// Arithmetic is single precision in the order of edgetempo.ga.FloatFitness, FloatBreeder, FloatSelection and FadingRows, fused multiply-adds only where
// these have them: with contraction off, results are theirs, bit for bit. Random words are those of edgetempo.random.RandomStream.
//
// A warp updates rows in place: it reads what its children inherit, then writes. Phases are loops over warps and lanes behind macros, so that a C++
// compiler makes a function of it that runs a block on one thread.
//
// Build, beside this file (edgetempo.cuda.KernelSourceTest says whether the result belongs to it; the last line of ga.ptx is its SHA-256):
//   nvcc -arch=compute_75 -fmad=false -ptx -o ga.ptx ga.cu && echo "// ga.cu $(sha256sum < ga.cu | cut -c1-64)" >> ga.ptx

#ifdef __CUDACC__
#define INLINE __device__ __forceinline__
#define FOR_WARPS(item, count) for (int item = threadIdx.y; item < (count); item += blockDim.y)
#define FOR_LANES(lane) for (int lane = threadIdx.x, lane##_once = 1; lane##_once; lane##_once = 0)
#define FOR_THREADS(i, count) for (int i = threadIdx.y * 32 + threadIdx.x; i < (count); i += blockDim.y * 32)
#define FIRST_WARP if (threadIdx.y == 0)
#define FIRST_THREAD if (threadIdx.y == 0 && threadIdx.x == 0)
#define WARP threadIdx.y
#define BARRIER() __syncthreads()
#define WARP_BARRIER() __syncwarp()
#define PER_LANE(type, name) type name
#define PER_LANE_ARRAY(type, name, size) type name[size]
#define AT(name) name
#define UNROLL(n) _Pragma("unroll")
#define UNROLL_SOME _Pragma("unroll 4")
#define BITS(x) __float_as_uint(x)
#define FLOAT(x) __uint_as_float(x)
#define HIGH_PRODUCT(a, b) __umulhi(a, b)
#else
#include <cmath>
#include <cstring>
#define INLINE static inline
#define FOR_WARPS(item, count) for (int item = 0; item < (count); item++)
#define FOR_LANES(lane) for (int lane = 0; lane < 32; lane++)
#define FOR_THREADS(i, count) for (int i = 0; i < (count); i++)
#define FIRST_WARP
#define FIRST_THREAD
#define WARP 0
#define BARRIER()
#define WARP_BARRIER()
#define PER_LANE(type, name) type name[32]
#define PER_LANE_ARRAY(type, name, size) type name[32][size]
#define AT(name) name[lane]
#define UNROLL(n)
#define UNROLL_SOME
static inline unsigned BITS(float x) { unsigned bits; std::memcpy(&bits, &x, 4); return bits; }
static inline float FLOAT(unsigned x) { float value; std::memcpy(&value, &x, 4); return value; }
static inline unsigned HIGH_PRODUCT(unsigned a, unsigned b) { return (unsigned) (((unsigned long long) a * b) >> 32); }
static inline int min(int a, int b) { return a < b ? a : b; }
#endif

// Ordinals of edgetempo.random.StreamUse.
enum StreamUse { GA_START = 4, GA_SELECTION = 5, GA_VARIATION = 6, GA_FADING = 7 };
// Ordinals of edgetempo.cuda.KernelSelection.
enum Selection { SOFTMAX_ROULETTE, TOURNAMENT, STOCHASTIC_UNIVERSAL, RANK };
// How the entry of Launch::rates is chosen.
enum Schedule { CONSTANT, BY_GENERATION, BY_STAGNATION };
// Doublings after which a rate that stagnation raises stays.
enum { MOST_DOUBLINGS = 64 };

// A user of a slot, in the terms of FloatFitness.
struct alignas(16) User {
    float localQos, delayWeight, bandCost, processorCost;
    float cloudCost, interCost;
    int cell;
    unsigned cachedAt;
};

// What a user needs where fading is drawn anew, in the terms of FadingRows.
struct alignas(16) Channel {
    float meanSnr, transmit, equalShareJ, localJ;
    float energyWeight, localDelay, unused0, unused1;
};

// What precedes the users of a slot in memory.
struct alignas(16) Slot {
    unsigned seedLow, seedHigh, episode, frameSlot;
    float edgeOffset, beta, betaPower;
    int forwards, powerFading, localThresholds, carries;
    int requests; // the first so many users request; genes of the others are bred, and count for nothing
};

// Bookkeeping of an island.
struct alignas(16) Control {
    int leader, evaluatedLeader, ended, keeps;
    int generations, rateImprovement, endImprovement, unused;
    float best, rateBest, endBest, returned;
    unsigned threshold;
    float scale;
    int unused1, unused2;
};

// Arguments of a launch. Offsets are bytes of shared memory.
struct Launch {
    const unsigned char* slots;      // [slots x slotBytes] Slot, User[users], Channel[users] where fading is redrawn, float[1 + servers] factors
    unsigned char* states;           // [blocks x stateBytes] Control, float[stride] fitness, genes; null: nothing is kept
    unsigned char* results;          // [blocks x resultBytes] Control, genes of the result
    const unsigned char* endedSlots; // [slots] not 0: nothing to do any more; null: none
    const float* immigrants;         // [blocks x migrants x (1 + 3 users)] fitness and genes that came last; null: none
    float* emigrants;                // likewise, that go; null: none
    float* history;                  // [generations of this launch x blocks x population] fitness; null: not asked for
    const unsigned* rates;           // pairs of mutation threshold and bits of the scale
    const double* ranking;           // [population] cumulative weights of ranks
    double target;                   // fitness at which a slot ends
    int users, servers, population, stride;
    int islands, from, to, slotBytes;
    int stateBytes, resultBytes, migrants, elites;
    int selection, tournament, oneCopied, lastLeads;
    int schedule, patience, rateBase, stagnation;
    unsigned crossing;
    int checks, hitsOnly, redrawn;
    int rounds, repeats, atFactors, unused0;
    float scale, zeroBand, zeroProcessor, tolerance;
    int atUsers, atChannels, atFitness, atParent;
    int atMate, atWords, atWeights, atOrder;
    int atBandSum, atProcessorSum, atTerms, atLists;
    int atStaging, stagingBytes, atOffload, atShares;
};

// Words of a Threefry-4x32-13 key, the parity word included.
struct Key {
    unsigned k0, k1, k2, k3, k4;
};

INLINE Key keyOf(const Slot& slot, unsigned use) {
    Key key = {slot.seedLow, slot.seedHigh, slot.episode, use, 0};
    key.k4 = 0x1BD11BDAu ^ key.k0 ^ key.k1 ^ key.k2 ^ key.k3;
    return key;
}

INLINE unsigned rotate(unsigned x, int bits) {
    return (x << bits) | (x >> (32 - bits));
}

#define MIX(a, b, r, c, d, s) \
    a += b; b = rotate(b, r) ^ a; \
    c += d; d = rotate(d, s) ^ c;

// One block of four words; see edgetempo.random.Threefry.
INLINE void threefry(const Key& key, unsigned c0, unsigned c1, unsigned c2, unsigned c3, unsigned* out) {
    unsigned x0 = c0 + key.k0, x1 = c1 + key.k1, x2 = c2 + key.k2, x3 = c3 + key.k3;
    MIX(x0, x1, 10, x2, x3, 26)
    MIX(x0, x3, 11, x2, x1, 21)
    MIX(x0, x1, 13, x2, x3, 27)
    MIX(x0, x3, 23, x2, x1, 5)
    x0 += key.k1; x1 += key.k2; x2 += key.k3; x3 += key.k4 + 1;
    MIX(x0, x1, 6, x2, x3, 20)
    MIX(x0, x3, 17, x2, x1, 11)
    MIX(x0, x1, 25, x2, x3, 10)
    MIX(x0, x3, 18, x2, x1, 20)
    x0 += key.k2; x1 += key.k3; x2 += key.k4; x3 += key.k0 + 2;
    MIX(x0, x1, 10, x2, x3, 26)
    MIX(x0, x3, 11, x2, x1, 21)
    MIX(x0, x1, 13, x2, x3, 27)
    MIX(x0, x3, 23, x2, x1, 5)
    x0 += key.k3; x1 += key.k4; x2 += key.k0; x3 += key.k1 + 3;
    MIX(x0, x1, 6, x2, x3, 20)
    out[0] = x0; out[1] = x1; out[2] = x2; out[3] = x3;
}

// Words that the four genes from the given one on read, two genes a word; see edgetempo.ga.ScalarOperators.
INLINE void wordsOfFour(const Key& key, int four, unsigned individual, unsigned generation, unsigned frameSlot, unsigned* out) {
    unsigned drawn[4];
    threefry(key, four >> 1, individual, generation, frameSlot, drawn);
    const bool second = (four & 1) != 0;
    out[0] = second ? drawn[2] : drawn[0];
    out[1] = rotate(out[0], 16);
    out[2] = second ? drawn[3] : drawn[1];
    out[3] = rotate(out[2], 16);
}

INLINE float uniformOf(unsigned word, float scale) {
    return ((float) (int) (word >> 1) + 0.5f) * scale;
}

INLINE int indexOf(unsigned word, int bound) {
    return (int) HIGH_PRODUCT(word, (unsigned) bound);
}

// What a block works on: the arguments, its slot and pointers into its memory.
struct Block {
    const Launch* launch;
    const Slot* slot;
    unsigned char* memory;
    Control* control;
    int island, index, blocks, warps;
};

template <typename T>
INLINE T* shared(const Block& block, int offset) {
    return (T*) (block.memory + offset);
}

// Row length: known to the compiler where a row is one warp.
template <bool NARROW>
INLINE int strideOf(const Launch& p) {
    return NARROW ? 32 : p.stride;
}

// Bits of a gene: a level, or a float.
template <bool DISCRETE>
INLINE unsigned geneAt(const unsigned char* offload, const unsigned char* shares, bool isShare, int at) {
    if (!isShare) {
        return offload[at];
    }
    return DISCRETE ? (unsigned) shares[at] : ((const unsigned*) shares)[at];
}

template <bool DISCRETE>
INLINE void putGene(unsigned char* offload, unsigned char* shares, bool isShare, int at, unsigned gene) {
    if (!isShare) {
        offload[at] = (unsigned char) gene;
    } else if (DISCRETE) {
        shares[at] = (unsigned char) gene;
    } else {
        ((unsigned*) shares)[at] = gene;
    }
}

template <bool DISCRETE>
INLINE unsigned redraw(bool isShare, int levels, unsigned word, float scale) {
    const float drawn = (float) (int) (word >> 1);
    if (isShare && !DISCRETE) {
        return BITS(fmaf(drawn, scale, 0.5f * scale));
    }
    const float levelScale = scale * (float) levels;
    return (unsigned) min((int) fmaf(drawn, levelScale, 0.5f * levelScale), levels - 1);
}

// A share gene as its decoder reads it.
template <bool DISCRETE>
INLINE float shareAt(const unsigned char* shares, int at) {
    return DISCRETE ? (float) (int) shares[at] + 1.0f : ((const float*) shares)[at];
}

// Draws the first population, padding included.
template <bool DISCRETE, bool NARROW>
INLINE void drawStart(const Block& block) {
    const Launch& p = *block.launch;
    const int stride = strideOf<NARROW>(p);
    const int genes = 3 * p.users;
    unsigned char* offload = shared<unsigned char>(block, p.atOffload);
    unsigned char* shares = shared<unsigned char>(block, p.atShares);
    const int shareRows = p.users * stride;
    const Key key = keyOf(*block.slot, GA_START);
    const unsigned generation = (unsigned) block.island << 24;
    FOR_WARPS(four, (genes + 3) / 4) {
        for (int column = 0; column < stride; column += 32) {
            FOR_LANES(lane) {
                unsigned words[4];
                wordsOfFour(key, four, p.oneCopied ? 0 : column + lane, generation, block.slot->frameSlot, words);
                UNROLL(4)
                for (int k = 0; k < 4; k++) {
                    const int gene = 4 * four + k;
                    if (gene < genes) {
                        const bool isShare = gene >= p.users;
                        const int at = gene * stride + column + lane - (isShare ? shareRows : 0);
                        putGene<DISCRETE>(offload, shares, isShare, at,
                                redraw<DISCRETE>(isShare, p.servers + 1, words[k], 0x1p-31f));
                    }
                }
            }
        }
    }
}

// The fittest individual that is not marked in order, ties to the lower index; by one warp.
INLINE int fittest(const float* fitness, const int* order, bool skipsMarked, int* best, int population) {
    FOR_LANES(lane) {
        int mine = -1;
        for (int i = lane; i < population; i += 32) {
            if (!(skipsMarked && order[i] != 0) && (mine < 0 || fitness[i] > fitness[mine])) {
                mine = i;
            }
        }
        best[lane] = mine;
    }
    WARP_BARRIER();
    for (int apart = 16; apart > 0; apart /= 2) {
        FOR_LANES(lane) {
            if (lane < apart) {
                const int a = best[lane];
                const int b = best[lane + apart];
                if (b >= 0 && (a < 0 || fitness[b] > fitness[a] || (fitness[b] == fitness[a] && b < a))) {
                    best[lane] = b;
                }
            }
        }
        WARP_BARRIER();
    }
    return best[0];
}

// order[rank] = individual, ascending in fitness, equals in ascending order of their index.
INLINE void sort(const float* fitness, int* order, int population) {
    FOR_THREADS(i, population) {
        const float mine = fitness[i];
        int rank = 0;
        for (int j = 0; j < population; j++) {
            rank += fitness[j] < mine || (fitness[j] == mine && j < i);
        }
        order[rank] = i;
    }
}

// exp(x) for x <= 0 as in FloatSelection.
INLINE float weightOf(float x) {
    const float clamped = x > -87.0f ? x : -87.0f;
    const int n = (int) (clamped * 1.44269504f - 0.5f);
    const float whole = (float) n;
    const float r = clamped - whole * 0.693359375f - whole * -2.12194440e-4f;
    float q = 1.9875691500e-4f;
    q = fmaf(q, r, 1.3981999507e-3f);
    q = fmaf(q, r, 8.3334519073e-3f);
    q = fmaf(q, r, 4.1665795894e-2f);
    q = fmaf(q, r, 1.6666665459e-1f);
    q = fmaf(q, r, 5.0000001201e-1f);
    const float power = q * r * r + r + 1.0f;
    return x >= -87.0f ? power * FLOAT((unsigned) (n + 127) << 23) : 0.0f;
}

// The first of the cumulative weights above target, the last if there is none.
template <typename T>
INLINE int above(const T* cumulative, int population, T target) {
    int low = 0;
    int high = population - 1;
    while (low < high) {
        const int middle = (low + high) >> 1;
        if (cumulative[middle] > target) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

#define SELECTION_BARRIER() if (NARROW) { WARP_BARRIER(); } else { BARRIER(); }

// Parents and mates of the children of a generation, and their mutation rate. Where a row is one warp, by the first warp alone.
template <bool NARROW>
INLINE void selectParents(const Block& block, int generation) {
    const Launch& p = *block.launch;
    Control& control = *block.control;
    const int population = p.population;
    const int stride = strideOf<NARROW>(p);
    const float* fitness = shared<float>(block, p.atFitness);
    int* parent = shared<int>(block, p.atParent);
    int* mate = shared<int>(block, p.atMate);
    unsigned* words = shared<unsigned>(block, p.atWords);
    float* weights = shared<float>(block, p.atWeights);
    double* exactWeights = shared<double>(block, p.atWeights);
    int* order = shared<int>(block, p.atOrder);
    const Key key = keyOf(*block.slot, GA_SELECTION);
    const unsigned stream = ((unsigned) block.island << 24) + generation;
    const float max = fitness[control.leader];

    FIRST_THREAD {
        const float best = fitness[control.evaluatedLeader];
        if (best > control.rateBest) {
            control.rateBest = best;
            control.rateImprovement = generation;
        }
        int rate = 0;
        if (p.schedule == BY_GENERATION) {
            rate = generation - p.rateBase;
        } else if (p.schedule == BY_STAGNATION) {
            rate = min((generation - control.rateImprovement) / p.patience, MOST_DOUBLINGS);
        }
        control.threshold = p.rates[2 * rate];
        control.scale = FLOAT(p.rates[2 * rate + 1]);
    }
    if (p.selection == RANK) {
        sort(fitness, order, population);
    }
    FOR_THREADS(i, population) {
        unsigned four[4];
        threefry(key, 0, i, stream, block.slot->frameSlot, four);
        words[i] = four[0];
        words[stride + i] = four[1];
        words[2 * stride + i] = four[2];
        if (p.selection == SOFTMAX_ROULETTE) {
            weights[i] = weightOf(fitness[i] - max);
        } else if (p.selection == STOCHASTIC_UNIVERSAL) {
            exactWeights[i] = exp((double) fitness[i] - (double) max);
        } else if (p.selection == TOURNAMENT) {
            int best = indexOf(four[0], population);
            for (int word = 3; word < p.tournament + 2; word++) {
                if ((word & 3) == 0) {
                    threefry(key, word >> 2, i, stream, block.slot->frameSlot, four);
                }
                const int place = word & 3;
                const unsigned drawn = place == 0 ? four[0] : place == 1 ? four[1] : place == 2 ? four[2] : four[3];
                const int other = indexOf(drawn, population);
                if (fitness[other] > fitness[best]) {
                    best = other;
                }
            }
            parent[i] = best;
        }
    }
    SELECTION_BARRIER()
    if (p.selection == SOFTMAX_ROULETTE) {
        FIRST_THREAD {
            float sum = 0.0f;
            UNROLL_SOME
            for (int i = 0; i < population; i++) {
                sum += weights[i];
                weights[i] = sum;
            }
        }
        SELECTION_BARRIER()
        FOR_THREADS(i, population) {
            const float target = uniformOf(words[i], 0x1p-31f) * weights[population - 1];
            parent[i] = above<float>(weights, population, target);
        }
    } else if (p.selection == STOCHASTIC_UNIVERSAL) {
        FIRST_THREAD {
            double sum = 0.0;
            for (int i = 0; i < population; i++) {
                sum += exactWeights[i];
                exactWeights[i] = sum;
            }
        }
        SELECTION_BARRIER()
        const double step = exactWeights[population - 1] / population;
        const double spin = ((double) (words[0] >> 1) + 0.5) * 0x1p-31;
        FOR_THREADS(i, population) {
            // above() takes the first weight beyond the pointer, as walking along the wheel does.
            parent[i] = above<double>(exactWeights, population, (i + spin) * step);
        }
        SELECTION_BARRIER()
        FIRST_THREAD {
            for (int i = population - 1; i > 0; i--) {
                const int other = indexOf(words[i], i + 1);
                const int swap = parent[i];
                parent[i] = parent[other];
                parent[other] = swap;
            }
        }
    } else if (p.selection == RANK) {
        FOR_THREADS(i, population) {
            const double target = ((double) (words[i] >> 1) + 0.5) * 0x1p-31 * p.ranking[population - 1];
            parent[i] = order[above<double>(p.ranking, population, target)];
        }
    }
    SELECTION_BARRIER()
    FOR_THREADS(i, stride) {
        if (i < population) {
            mate[i] = parent[words[stride + i] < p.crossing ? indexOf(words[2 * stride + i], population) : i];
        } else {
            parent[i] = 0;
            mate[i] = 0;
        }
    }
    SELECTION_BARRIER()
    // The fittest take the first places, whoever their parents are. Mates have been read.
    if (p.elites == 1) {
        FIRST_THREAD {
            parent[0] = control.leader;
            mate[0] = control.leader;
        }
    } else if (p.elites > 1) {
        FIRST_WARP {
            int* best = (int*) weights;
            FOR_LANES(lane) {
                for (int i = lane; i < population; i += 32) {
                    order[i] = 0;
                }
            }
            WARP_BARRIER();
            for (int e = 0; e < p.elites; e++) {
                const int elite = e == 0 ? control.leader : fittest(fitness, order, true, best, population);
                WARP_BARRIER();
                FOR_LANES(lane) {
                    if (lane == 0) {
                        order[elite] = 1;
                        parent[e] = elite;
                        mate[e] = elite;
                    }
                }
                WARP_BARRIER();
            }
        }
    }
}

enum Kind { OFFLOAD, SHARE, MIXED };

// Crosses and mutates rows first..first+7 of a population that is one warp wide.
template <bool DISCRETE, int KIND>
INLINE void breedEight(const Block& block, const Key& key, int first, int genes, unsigned generation, unsigned char* offload,
        unsigned char* shares, const int* parent, const int* mate) {
    const Launch& p = *block.launch;
    PER_LANE_ARRAY(unsigned, child, 8);
    FOR_LANES(lane) {
        unsigned drawn[4];
        threefry(key, first >> 3, lane, generation, block.slot->frameSlot, drawn);
        const int ownParent = parent[lane];
        const int ownMate = mate[lane];
        const unsigned threshold = lane < p.elites ? 0 : block.control->threshold;
        const float scale = block.control->scale;
        UNROLL(8)
        for (int k = 0; k < 8; k++) {
            const int gene = first + k;
            // Two genes share a word: the second reads it with its halves exchanged.
            const unsigned word = (k & 1) == 0 ? drawn[k / 2] : rotate(drawn[k / 2], 16);
            if (KIND != MIXED || gene < genes) {
                const bool isShare = KIND == MIXED ? gene >= p.users : KIND == SHARE;
                const int at = (gene - (isShare ? p.users : 0)) * 32 + ((word & 1) != 0 ? ownMate : ownParent);
                const unsigned inherited = geneAt<DISCRETE>(offload, shares, isShare, at);
                const unsigned redrawn = redraw<DISCRETE>(isShare, p.servers + 1, word, scale);
                AT(child)[k] = word < threshold ? redrawn : inherited;
            }
        }
    }
    WARP_BARRIER();
    FOR_LANES(lane) {
        UNROLL(8)
        for (int k = 0; k < 8; k++) {
            const int gene = first + k;
            if (KIND != MIXED || gene < genes) {
                const bool isShare = KIND == MIXED ? gene >= p.users : KIND == SHARE;
                putGene<DISCRETE>(offload, shares, isShare, (gene - (isShare ? p.users : 0)) * 32 + lane, AT(child)[k]);
            }
        }
    }
}

// Replaces the population by its children.
template <bool DISCRETE>
INLINE void breedNarrow(const Block& block, int generation) {
    const Launch& p = *block.launch;
    unsigned char* offload = shared<unsigned char>(block, p.atOffload);
    unsigned char* shares = shared<unsigned char>(block, p.atShares);
    const int* parent = shared<int>(block, p.atParent);
    const int* mate = shared<int>(block, p.atMate);
    const Key key = keyOf(*block.slot, GA_VARIATION);
    const unsigned stream = ((unsigned) block.island << 24) + generation;
    const int genes = 3 * p.users;
    FOR_WARPS(group, (genes + 7) / 8) {
        const int first = 8 * group;
        if (first + 8 <= p.users) {
            breedEight<DISCRETE, OFFLOAD>(block, key, first, genes, stream, offload, shares, parent, mate);
        } else if (first >= p.users && first + 8 <= genes) {
            breedEight<DISCRETE, SHARE>(block, key, first, genes, stream, offload, shares, parent, mate);
        } else {
            breedEight<DISCRETE, MIXED>(block, key, first, genes, stream, offload, shares, parent, mate);
        }
    }
}

// The same for rows of several warps: four rows at a time are put aside first.
template <bool DISCRETE>
INLINE void breedWide(const Block& block, int generation) {
    const Launch& p = *block.launch;
    unsigned char* offload = shared<unsigned char>(block, p.atOffload);
    unsigned char* shares = shared<unsigned char>(block, p.atShares);
    const int* parent = shared<int>(block, p.atParent);
    const int* mate = shared<int>(block, p.atMate);
    unsigned* aside = shared<unsigned>(block, p.atStaging + WARP * p.stagingBytes);
    const Key key = keyOf(*block.slot, GA_VARIATION);
    const unsigned stream = ((unsigned) block.island << 24) + generation;
    const int genes = 3 * p.users;
    const int stride = p.stride;
    const int shareRows = p.users * stride;
    FOR_WARPS(four, (genes + 3) / 4) {
        for (int column = 0; column < stride; column += 32) {
            FOR_LANES(lane) {
                for (int k = 0; k < 4; k++) {
                    const int gene = 4 * four + k;
                    if (gene < genes) {
                        const bool isShare = gene >= p.users;
                        const int at = gene * stride + column + lane - (isShare ? shareRows : 0);
                        aside[k * stride + column + lane] = geneAt<DISCRETE>(offload, shares, isShare, at);
                    }
                }
            }
        }
        WARP_BARRIER();
        for (int column = 0; column < stride; column += 32) {
            FOR_LANES(lane) {
                const int i = column + lane;
                unsigned words[4];
                wordsOfFour(key, four, i, stream, block.slot->frameSlot, words);
                const unsigned threshold = i < p.elites ? 0 : block.control->threshold;
                UNROLL(4)
                for (int k = 0; k < 4; k++) {
                    const int gene = 4 * four + k;
                    if (gene < genes) {
                        const bool isShare = gene >= p.users;
                        const unsigned inherited = aside[k * stride + ((words[k] & 1) != 0 ? mate : parent)[i]];
                        const unsigned drawn = redraw<DISCRETE>(isShare, p.servers + 1, words[k], block.control->scale);
                        putGene<DISCRETE>(offload, shares, isShare, gene * stride + i - (isShare ? shareRows : 0),
                                words[k] < threshold ? drawn : inherited);
                    }
                }
            }
        }
        WARP_BARRIER();
    }
}

// Users that compete for each server's band, then for each server's processor, as first bytes of their rows: once a launch.
INLINE void listContenders(const Block& block) {
    const Launch& p = *block.launch;
    const User* users = shared<User>(block, p.atUsers);
    int* counts = shared<int>(block, p.atLists);
    FOR_THREADS(task, 2 * p.servers) {
        const bool band = task < p.servers;
        const int server = band ? task : task - p.servers;
        int* entries = counts + 2 * p.servers + task * p.users;
        int count = 0;
        for (int i = 0; i < block.slot->requests; i++) {
            if (band ? users[i].cell == server : !p.hitsOnly || (users[i].cachedAt >> server & 1) != 0) {
                entries[count++] = i * p.stride;
            }
        }
        counts[task] = count;
    }
}

// Sums of the genes that compete for each band and each processor; row 0 of the processors stands for local execution.
template <bool DISCRETE, bool NARROW>
INLINE void sumShares(const Block& block) {
    const Launch& p = *block.launch;
    const int stride = strideOf<NARROW>(p);
    const unsigned char* offload = shared<unsigned char>(block, p.atOffload);
    const unsigned char* shares = shared<unsigned char>(block, p.atShares);
    const int* counts = shared<int>(block, p.atLists);
    float* bandSum = shared<float>(block, p.atBandSum);
    float* processorSum = shared<float>(block, p.atProcessorSum) + stride;
    const float* factors = shared<float>(block, p.atFactors);
    FOR_WARPS(task, 2 * p.servers) {
        const bool band = task < p.servers;
        const int server = band ? task : task - p.servers;
        const int* entries = counts + 2 * p.servers + task * p.users;
        const int count = counts[task];
        // Where shares are rounded, the sums are needed as they are.
        const float factor = band || p.rounds ? 1.0f : factors[server + 1];
        for (int column = 0; column < stride; column += 32) {
            FOR_LANES(lane) {
                const int i = column + lane;
                float total = 0.0f;
                if (band) {
                    UNROLL_SOME
                    for (int n = 0; n < count; n++) {
                        const int at = entries[n] + i;
                        const float gene = shareAt<DISCRETE>(shares, at);
                        total = offload[at] != 0 ? total + gene : total;
                    }
                } else {
                    UNROLL_SOME
                    for (int n = 0; n < count; n++) {
                        const int at = entries[n] + i;
                        const float gene = shareAt<DISCRETE>(shares, at + p.users * stride);
                        total = offload[at] == server + 1 ? total + gene : total;
                    }
                }
                (band ? bandSum : processorSum)[server * stride + i] = total * factor;
            }
        }
    }
}

// e ln 2 + ln(1 + f), as FadingRows has it.
INLINE float logarithm(float e, float f) {
    float q = 7.0376836292e-2f;
    q = fmaf(q, f, -1.1514610310e-1f);
    q = fmaf(q, f, 1.1676998740e-1f);
    q = fmaf(q, f, -1.2420140846e-1f);
    q = fmaf(q, f, 1.4249322787e-1f);
    q = fmaf(q, f, -1.6668057665e-1f);
    q = fmaf(q, f, 2.0000714765e-1f);
    q = fmaf(q, f, -2.4999993993e-1f);
    q = fmaf(q, f, 3.3333331174e-1f);
    const float square = f * f;
    return q * f * square + square * -0.5f + f + e * 0.693147182f;
}

#define SQRT_HALF_BITS 0x3F3504F3u

// ln(1 + snr X) of the fading factor X that a word stands for.
INLINE float logOfChannel(unsigned word, float snr, bool power) {
    const int x = (int) (word >> 1);
    const float u = ((float) x + 0.5f) * 0x1p-31f;
    int bits = (int) (BITS(u) - SQRT_HALF_BITS);
    float e = (float) (bits >> 23);
    float f = FLOAT((unsigned) (bits & 0x007FFFFF) + SQRT_HALF_BITS) - 1.0f;
    if (u >= FLOAT(SQRT_HALF_BITS)) {
        f = ((float) (0x7FFFFFFF - x) + 0.5f) * -0x1p-31f;
        e = 0.0f;
    }
    const float exponential = -logarithm(e, f);
    const float ratio = power ? exponential * snr : sqrtf(exponential + exponential) * snr;
    bits = (int) (BITS(ratio + 1.0f) - SQRT_HALF_BITS);
    e = (float) (bits >> 23);
    f = FLOAT((unsigned) (bits & 0x007FFFFF) + SQRT_HALF_BITS) - 1.0f;
    if (ratio < 0.41421356f) {
        f = ratio;
        e = 0.0f;
    }
    return logarithm(e, f);
}

// Sum in double of the genes that compete with a user's for a band or a processor.
template <bool DISCRETE>
INLINE double exactSum(const Block& block, int user, int target, int i, bool band) {
    const Launch& p = *block.launch;
    const User* users = shared<User>(block, p.atUsers);
    const unsigned char* offload = shared<unsigned char>(block, p.atOffload);
    const unsigned char* shares = shared<unsigned char>(block, p.atShares);
    double sum = 0.0;
    for (int n = 0; n < block.slot->requests; n++) {
        const int other = offload[n * p.stride + i];
        const bool competes = band ? other != 0 && users[n].cell == users[user].cell
                                   : other == target && (!p.hitsOnly || (users[n].cachedAt >> (target - 1) & 1) != 0);
        if (competes) {
            sum += (double) shareAt<DISCRETE>(shares, (band ? n : p.users + n) * p.stride + i);
        }
    }
    return sum;
}

// A share times the scale, rounded to a whole number; in double where float cannot tell it from a boundary.
template <bool DISCRETE>
INLINE float roundedShare(const Block& block, float gene, float sum, float zeroShare, int user, int target, int i, bool band) {
    const Launch& p = *block.launch;
    const float share = gene * p.scale / sum;
    float rounded = share + 0x1.8p23f - 0x1.8p23f;
    if (fabsf(share - rounded) + share * p.tolerance > 0.5f) {
        rounded = (float) rint((double) gene / exactSum<DISCRETE>(block, user, target, i, band) * (double) p.scale);
    }
    return rounded == 0.0f ? zeroShare : rounded;
}

// Quality of service of a user of individual i. The words are those of its fading, if that is redrawn.
template <bool DISCRETE, bool NARROW, bool PLAIN>
INLINE float qosOf(const Block& block, int n, int i, unsigned thresholdWord, unsigned uplinkWord) {
    const Launch& p = *block.launch;
    const Slot& slot = *block.slot;
    const int stride = strideOf<NARROW>(p);
    const User user = shared<User>(block, p.atUsers)[n];
    const unsigned char* shares = shared<unsigned char>(block, p.atShares);
    const int at = n * stride + i;
    const int target = shared<unsigned char>(block, p.atOffload)[at];
    const float b = shareAt<DISCRETE>(shares, at);
    const float f = shareAt<DISCRETE>(shares, at + p.users * stride);
    const bool holds = target != 0 && (user.cachedAt >> (target - 1) & 1) != 0;
    const float hit = holds ? shared<float>(block, p.atProcessorSum)[target * stride + i] : 0.0f;
    const float band = shared<float>(block, p.atBandSum)[user.cell * stride + i];
    float local = user.localQos;
    float bandTerm = user.bandCost;
    if (!PLAIN && p.redrawn) {
        const Channel channel = shared<Channel>(block, p.atChannels)[n];
        float energyWeight = channel.energyWeight;
        if (slot.localThresholds) {
            const float equalShareJ = channel.equalShareJ / logOfChannel(thresholdWord, channel.meanSnr, slot.powerFading);
            const float thresholdJ = equalShareJ > channel.localJ ? equalShareJ : channel.localJ;
            const float inverse = 1.0f / thresholdJ;
            energyWeight = inverse * slot.betaPower;
            local = (thresholdJ - channel.localJ) * inverse * slot.beta + channel.localDelay;
        }
        const float transmitS = channel.transmit / logOfChannel(uplinkWord, channel.meanSnr, slot.powerFading);
        bandTerm = (energyWeight + user.delayWeight) * transmitS;
    }
    float cost;
    if (!PLAIN && p.rounds) {
        const bool misses = hit == 0.0f;
        const float bandShare = target == 0 ? 1.0f
                : roundedShare<DISCRETE>(block, b, band, p.zeroBand, n, target, i, true);
        const float divisor = misses ? 1.0f
                : roundedShare<DISCRETE>(block, f, hit, p.zeroProcessor, n, target, i, false);
        const float processorTerm =
                misses ? 0.0f : bandShare * user.processorCost * shared<float>(block, p.atFactors)[target];
        cost = (bandTerm * divisor + processorTerm) * p.scale / (bandShare * divisor);
        cost = misses ? cost + user.cloudCost : cost;
    } else {
        bandTerm = bandTerm * band;
        cost = (bandTerm * f + hit * user.processorCost * b) / (b * f);
        cost = hit == 0.0f ? cost + user.cloudCost : cost;
    }
    if (slot.forwards && target != user.cell + 1) {
        cost = cost + user.interCost;
    }
    return target == 0 ? local : slot.edgeOffset - cost;
}

// Fitness of the population.
template <bool DISCRETE, bool NARROW, bool PLAIN>
INLINE void evaluate(const Block& block, int generation) {
    const Launch& p = *block.launch;
    const int stride = strideOf<NARROW>(p);
    float* fitness = shared<float>(block, p.atFitness);
    float* terms = shared<float>(block, p.atTerms);
    const bool direct = block.warps == 1;
    const Key key = keyOf(*block.slot, GA_FADING);
    const unsigned stream = ((unsigned) block.island << 24) + generation;
    const int requests = block.slot->requests;
    sumShares<DISCRETE, NARROW>(block);
    BARRIER();
    for (int column = 0; column < stride; column += 32) {
        PER_LANE(float, total);
        FOR_LANES(lane) {
            AT(total) = 0.0f;
        }
        if (PLAIN || !p.redrawn) {
            FOR_WARPS(n, requests) {
                FOR_LANES(lane) {
                    const float qos = qosOf<DISCRETE, NARROW, PLAIN>(block, n, column + lane, 0, 0);
                    if (direct) {
                        AT(total) += qos;
                    } else {
                        terms[n * stride + column + lane] = qos;
                    }
                }
            }
        } else {
            FOR_WARPS(pair, (requests + 1) / 2) {
                FOR_LANES(lane) {
                    unsigned words[4];
                    threefry(key, pair, column + lane, stream, block.slot->frameSlot, words);
                    for (int k = 0; k < 2 && 2 * pair + k < requests; k++) {
                        const int n = 2 * pair + k;
                        const float qos = qosOf<DISCRETE, NARROW, PLAIN>(block, n, column + lane,
                                k == 0 ? words[0] : words[2], k == 0 ? words[1] : words[3]);
                        if (direct) {
                            AT(total) += qos;
                        } else {
                            terms[n * stride + column + lane] = qos;
                        }
                    }
                }
            }
        }
        if (direct) {
            FOR_LANES(lane) {
                fitness[column + lane] = AT(total);
            }
        }
    }
    BARRIER();
    if (!direct) {
        FOR_WARPS(column, stride / 32) {
            FOR_LANES(lane) {
                const int i = 32 * column + lane;
                float total = 0.0f;
                UNROLL_SOME
                for (int n = 0; n < requests; n++) {
                    total += terms[n * stride + i];
                }
                fitness[i] = total;
            }
        }
        if (!NARROW) {
            BARRIER();
        }
    }
}

// The leader of an evaluated generation, the best so far, and whether the slot ends; by the first warp.
INLINE void lead(const Block& block, int generation) {
    const Launch& p = *block.launch;
    FIRST_WARP {
        WARP_BARRIER();
        const float* fitness = shared<float>(block, p.atFitness);
        const int leader = fittest(fitness, 0, false, shared<int>(block, p.atOrder), p.population);
        FIRST_THREAD {
            Control& control = *block.control;
            const float leading = fitness[leader];
            control.leader = leader;
            control.evaluatedLeader = leader;
            control.generations = generation + 1;
            control.keeps = !p.lastLeads && (generation == 0 || leading > control.best);
            if (leading > control.best) {
                control.best = leading;
            }
            if (leading > control.endBest) {
                control.endBest = leading;
                control.endImprovement = generation;
            }
            control.ended = p.checks && ((double) control.endBest >= p.target
                    || (p.stagnation > 0 && generation - control.endImprovement >= p.stagnation));
        }
        WARP_BARRIER();
    }
}

// Copies the leader's genes to the result.
template <bool DISCRETE>
INLINE void keep(const Block& block) {
    const Launch& p = *block.launch;
    const int leader = block.control->leader;
    const unsigned char* offload = shared<unsigned char>(block, p.atOffload);
    const unsigned char* shares = shared<unsigned char>(block, p.atShares);
    unsigned char* result = p.results + (long long) block.index * p.resultBytes + sizeof(Control);
    unsigned char* resultShares = result + (p.users + 3) / 4 * 4;
    FOR_THREADS(gene, 3 * p.users) {
        const bool isShare = gene >= p.users;
        const int row = isShare ? gene - p.users : gene;
        putGene<DISCRETE>(result, resultShares, isShare, row,
                geneAt<DISCRETE>(offload, shares, isShare, row * p.stride + leader));
    }
    FIRST_THREAD {
        block.control->returned = shared<float>(block, p.atFitness)[leader];
    }
}

INLINE void copyWords(unsigned* to, const unsigned* from, int count) {
    FOR_THREADS(i, count) {
        to[i] = from[i];
    }
}

// Replaces the least fit by what the island before sent.
template <bool DISCRETE>
INLINE void immigrate(const Block& block) {
    const Launch& p = *block.launch;
    float* fitness = shared<float>(block, p.atFitness);
    int* order = shared<int>(block, p.atOrder);
    unsigned char* offload = shared<unsigned char>(block, p.atOffload);
    unsigned char* shares = shared<unsigned char>(block, p.atShares);
    sort(fitness, order, p.population);
    BARRIER();
    const int before = block.index - block.island + (block.island + p.islands - 1) % p.islands;
    const int genes = 3 * p.users;
    for (int m = 0; m < p.migrants; m++) {
        const float* migrant = p.immigrants + ((long long) before * p.migrants + m) * (1 + genes);
        const int place = order[m];
        FOR_THREADS(gene, genes) {
            const bool isShare = gene >= p.users;
            const int row = isShare ? gene - p.users : gene;
            const float value = migrant[1 + gene];
            putGene<DISCRETE>(offload, shares, isShare, row * p.stride + place,
                    isShare && !DISCRETE ? BITS(value) : (unsigned) value);
        }
        FIRST_THREAD {
            fitness[place] = migrant[0];
        }
    }
    BARRIER();
    FIRST_WARP {
        const int leader = fittest(fitness, 0, false, order, p.population);
        FIRST_THREAD {
            block.control->leader = leader;
        }
    }
    BARRIER();
}

// Sends copies of the fittest.
template <bool DISCRETE>
INLINE void emigrate(const Block& block) {
    const Launch& p = *block.launch;
    const float* fitness = shared<float>(block, p.atFitness);
    int* order = shared<int>(block, p.atOrder);
    const unsigned char* offload = shared<unsigned char>(block, p.atOffload);
    const unsigned char* shares = shared<unsigned char>(block, p.atShares);
    sort(fitness, order, p.population);
    BARRIER();
    const int genes = 3 * p.users;
    for (int m = 0; m < p.migrants; m++) {
        float* migrant = p.emigrants + ((long long) block.index * p.migrants + m) * (1 + genes);
        const int emigrant = order[p.population - 1 - m];
        FOR_THREADS(gene, genes) {
            const bool isShare = gene >= p.users;
            const int row = isShare ? gene - p.users : gene;
            const unsigned bits = geneAt<DISCRETE>(offload, shares, isShare, row * p.stride + emigrant);
            migrant[1 + gene] = isShare && !DISCRETE ? FLOAT(bits) : (float) (int) bits;
        }
        FIRST_THREAD {
            migrant[0] = fitness[emigrant];
        }
    }
}

// Takes up the block's slot.
INLINE void takeUp(const Block& block) {
    const Launch& p = *block.launch;
    const unsigned char* slot = p.slots + (long long) (block.index / p.islands) * p.slotBytes;
    copyWords((unsigned*) block.slot, (const unsigned*) slot, p.slotBytes / 4);
}

INLINE int geneWords(const Launch& p, bool discrete) {
    return (p.users * p.stride + 2 * p.users * p.stride * (discrete ? 1 : 4)) / 4;
}

// Generations from..to-1 of one island.
template <bool DISCRETE, bool NARROW, bool PLAIN>
INLINE void evolve(const Block& block) {
    const Launch& p = *block.launch;
    if (p.endedSlots != 0 && p.endedSlots[block.index / p.islands] != 0) {
        return;
    }
    unsigned char* state = p.states + (long long) block.index * p.stateBytes;
    if (p.from > 0 && ((const Control*) state)->ended != 0) {
        return;
    }
    unsigned* genes = shared<unsigned>(block, p.atOffload);
    unsigned* fitness = shared<unsigned>(block, p.atFitness);
    unsigned* stateFitness = (unsigned*) (state + sizeof(Control));
    unsigned* stateGenes = stateFitness + p.stride;
    Control& control = *block.control;
    takeUp(block);
    FOR_THREADS(i, p.stride) {
        shared<float>(block, p.atProcessorSum)[i] = 0.0f;
    }
    if (p.from > 0) {
        copyWords((unsigned*) &control, (const unsigned*) state, sizeof(Control) / 4);
        copyWords(fitness, stateFitness, p.stride);
    } else {
        FIRST_THREAD {
            control = Control();
            control.best = control.rateBest = control.endBest = FLOAT(0xFF800000u);
        }
    }
    BARRIER();
    listContenders(block);
    if (p.from > 0 || block.slot->carries) {
        copyWords(genes, stateGenes, geneWords(p, DISCRETE));
    } else {
        drawStart<DISCRETE, NARROW>(block);
    }
    BARRIER();
    if (p.immigrants != 0) {
        immigrate<DISCRETE>(block);
    }
    for (int generation = p.from; generation < p.to; generation++) {
        if (generation > 0) {
#ifdef __CUDACC__
            if (!NARROW || threadIdx.y == 0)
#endif
            {
                selectParents<NARROW>(block, generation - 1);
            }
            BARRIER();
            if (NARROW) {
                breedNarrow<DISCRETE>(block, generation - 1);
            } else {
                breedWide<DISCRETE>(block, generation - 1);
            }
            BARRIER();
        }
        evaluate<DISCRETE, NARROW, PLAIN>(block, generation);
        lead(block, generation);
        if (!NARROW || !p.lastLeads || p.checks || p.history != 0) {
            BARRIER();
            if (control.keeps) {
                keep<DISCRETE>(block);
            }
            if (p.history != 0) {
                float* row = p.history
                        + ((long long) (generation - p.from) * block.blocks + block.index) * p.population;
                copyWords((unsigned*) row, fitness, p.population);
            }
            if (control.ended) {
                break;
            }
        }
    }
    BARRIER();
    if (p.lastLeads) {
        keep<DISCRETE>(block);
    }
    if (p.emigrants != 0) {
        emigrate<DISCRETE>(block);
    }
    BARRIER();
    copyWords((unsigned*) (p.results + (long long) block.index * p.resultBytes), (const unsigned*) &control,
            sizeof(Control) / 4);
    if (p.states != 0) {
        copyWords((unsigned*) state, (const unsigned*) &control, sizeof(Control) / 4);
        copyWords(stateFitness, fitness, p.stride);
        copyWords(stateGenes, genes, geneWords(p, DISCRETE));
    }
}

// Fitness of populations that are in the device's memory, each evaluated a number of times.
template <bool DISCRETE, bool NARROW, bool PLAIN>
INLINE void score(const Block& block) {
    const Launch& p = *block.launch;
    unsigned char* state = p.states + (long long) block.index * p.stateBytes;
    unsigned* stateFitness = (unsigned*) (state + sizeof(Control));
    takeUp(block);
    FOR_THREADS(i, p.stride) {
        shared<float>(block, p.atProcessorSum)[i] = 0.0f;
    }
    copyWords(shared<unsigned>(block, p.atOffload), stateFitness + p.stride, geneWords(p, DISCRETE));
    BARRIER();
    listContenders(block);
    BARRIER();
    for (int turn = 0; turn < p.repeats; turn++) {
        evaluate<DISCRETE, NARROW, PLAIN>(block, p.from);
        BARRIER();
    }
    copyWords(stateFitness, shared<unsigned>(block, p.atFitness), p.stride);
}

#ifdef __CUDACC__
#define KERNEL(name, body) \
    extern "C" __global__ void __launch_bounds__(512) name(const __grid_constant__ Launch launch) { \
        extern __shared__ __align__(16) unsigned char memory[]; \
        Block block = {&launch, (Slot*) (memory + sizeof(Control)), memory, (Control*) memory, \
                (int) blockIdx.x % launch.islands, (int) blockIdx.x, (int) gridDim.x, (int) blockDim.y}; \
        body(block); \
    }
#else
#define KERNEL(name, body) \
    extern "C" void name(const Launch* launch, int blocks, int warps, unsigned char* memory) { \
        for (int index = 0; index < blocks; index++) { \
            Block block = {launch, (Slot*) (memory + sizeof(Control)), memory, (Control*) memory, \
                    index % launch->islands, index, blocks, warps}; \
            body(block); \
        } \
    }

// Blocks 0..blocks-1 of a stream, for the test of the words.
extern "C" void ga_words(const unsigned* key, const unsigned* counter, int blocks, unsigned* out) {
    Key words = {key[0], key[1], key[2], key[3], 0x1BD11BDAu ^ key[0] ^ key[1] ^ key[2] ^ key[3]};
    for (int i = 0; i < blocks; i++) {
        threefry(words, i, counter[0], counter[1], counter[2], out + 4 * i);
    }
}
#endif

// Rows of one warp, shares not rounded, fading known: what physical presets ask for.
KERNEL(ga_improved_plain, (evolve<false, true, true>))
KERNEL(ga_discrete_plain, (evolve<true, true, true>))
// Rows of one warp, everything else.
KERNEL(ga_improved_narrow, (evolve<false, true, false>))
KERNEL(ga_discrete_narrow, (evolve<true, true, false>))
// More than 32 individuals.
KERNEL(ga_improved_wide, (evolve<false, false, false>))
KERNEL(ga_discrete_wide, (evolve<true, false, false>))
// Fitness alone.
KERNEL(fitness_improved_plain, (score<false, true, true>))
KERNEL(fitness_discrete_plain, (score<true, true, true>))
KERNEL(fitness_improved_wide, (score<false, false, false>))
KERNEL(fitness_discrete_wide, (score<true, false, false>))
