package edgetempo.benchmarks.act;

import edgetempo.agents.network.Activation;
import edgetempo.agents.network.Dense;
import edgetempo.agents.network.Layer;
import edgetempo.agents.network.Lstm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An actor whose products a library computes, the rest one element at a time with the JDK's tanh. */
final class LayeredActor implements Actor {
    private final List<Step> steps = new ArrayList<>();
    private boolean fromStart = true;

    private interface Step {
        float[] run(float[] x, boolean fromStart);
    }

    /** A product, the vector it starts from, and where it goes. */
    private record Affine(Product product, float[] bias, float[] y) {
        float[] apply(float[] x) {
            System.arraycopy(bias, 0, y, 0, y.length);
            product.addTo(x, y);
            return y;
        }
    }

    LayeredActor(ActorInput input, Product.Maker maker) {
        int inputs = input.form().inputs();
        for (int i = 0; i < input.form().layers().size(); i++) {
            Layer layer = input.form().layers().get(i);
            Source source = new Source(input, "actor/" + layer.kind() + i + "/", maker);
            int units = layer.units();
            steps.add(switch (layer) {
                case Dense dense -> dense(source.affine("weight", "bias", inputs, units), dense.activation());
                case Lstm _ -> new LstmStep(units, source.affine("inputWeight", "bias", inputs, 3 * units),
                        source.product("recurrentWeight", units, 3 * units),
                        source.affine("forgetInputWeight", "forgetBias", inputs, units),
                        source.product("forgetRecurrentWeight", units, units));
            });
            inputs = units;
        }
    }

    private record Source(ActorInput input, String prefix, Product.Maker maker) {
        Product product(String name, int inputs, int outputs) {
            return maker.of(inputs, outputs, input.tensors().get(prefix + name).values());
        }

        Affine affine(String weight, String bias, int inputs, int outputs) {
            return new Affine(product(weight, inputs, outputs), input.tensors().get(prefix + bias).values(),
                    new float[outputs]);
        }
    }

    private static Step dense(Affine affine, Activation activation) {
        return switch (activation) {
            case Activation.Leaky leaky -> (x, _) -> {
                float[] y = affine.apply(x);
                for (int j = 0; j < y.length; j++) {
                    y[j] = Math.max(y[j], (float) leaky.slope() * y[j]);
                }
                return y;
            };
            case Activation.Tanh _ -> (x, _) -> {
                float[] y = affine.apply(x);
                for (int j = 0; j < y.length; j++) {
                    y[j] = (float) Math.tanh(y[j]);
                }
                return y;
            };
            case Activation.Linear _ -> (x, _) -> affine.apply(x);
        };
    }

    private record LstmStep(Affine gates, Product recurrentGates, Affine forget, Product recurrentForget, float[] h,
            float[] c) implements Step {
        LstmStep(int units, Affine gates, Product recurrentGates, Affine forget, Product recurrentForget) {
            this(gates, recurrentGates, forget, recurrentForget, new float[units], new float[units]);
        }

        @Override
        public float[] run(float[] x, boolean fromStart) {
            int units = h.length;
            float[] z = gates.apply(x);
            if (fromStart) {
                Arrays.fill(c, 0);
            } else {
                recurrentGates.addTo(h, z);
                float[] f = forget.apply(x);
                recurrentForget.addTo(h, f);
                for (int j = 0; j < units; j++) {
                    c[j] *= sigmoid(f[j]);
                }
            }
            for (int j = 0; j < units; j++) {
                c[j] += sigmoid(z[j]) * (float) Math.tanh(z[units + j]);
                h[j] = sigmoid(z[2 * units + j]) * (float) Math.tanh(c[j]);
            }
            return h;
        }

        private static float sigmoid(float x) {
            return (float) (1 / (1 + Math.exp(-x)));
        }
    }

    @Override
    public void reset() {
        fromStart = true;
    }

    @Override
    public void act(float[] observation, float[] action) {
        float[] x = observation;
        for (int i = 0; i < steps.size(); i++) {
            x = steps.get(i).run(x, fromStart);
        }
        fromStart = false;
        System.arraycopy(x, 0, action, 0, action.length);
    }
}
