package io.rantwin.codecs.rc;

import io.rantwin.codecs.asn1.UnknownAlternative;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.per.PerException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Binding of a CHOICE to a sealed interface.
 *
 * @param <S> the sealed interface
 */
final class ChoiceBinding<S> implements Binding<S> {
    /** An alternative: its name, its Java type and its binding. */
    static final class Alternative<S> {
        private final String name;
        private final Class<? extends S> type;
        private final Binding<S> binding;

        private Alternative(String name, Class<? extends S> type, Binding<S> binding) {
            this.name = name;
            this.type = type;
            this.binding = binding;
        }

        /** Pairs the name of an alternative with the record that holds it. */
        static <S, T extends S> Alternative<S> alternative(String name, Class<T> type, Binding<T> binding) {
            return new Alternative<>(name, type, new Binding<S>() {
                @Override
                public S read(Value value) throws PerException {
                    return binding.read(value);
                }

                @Override
                public Value write(S content, int depth) throws PerException {
                    return binding.write(type.cast(content), depth);
                }
            });
        }
    }

    private final Function<UnrecognizedAlternative, S> newer;
    private final List<Alternative<S>> alternatives;

    private ChoiceBinding(Function<UnrecognizedAlternative, S> newer, List<Alternative<S>> alternatives) {
        this.newer = newer;
        this.alternatives = alternatives;
    }

    /** A choice; {@code newer} takes what the schema does not know. */
    @SafeVarargs
    static <S> Binding<S> choice(Function<UnrecognizedAlternative, S> newer, Alternative<S>... alternatives) {
        List<Alternative<S>> all = new ArrayList<>(alternatives.length);
        for (Alternative<S> alternative : alternatives) {
            all.add(alternative);
        }
        return new ChoiceBinding<>(newer, all);
    }

    @Override
    public S read(Value value) throws PerException {
        var choice = (ChoiceValue) value;
        for (Alternative<S> alternative : alternatives) {
            if (alternative.name.equals(choice.alternative())) {
                try {
                    return alternative.binding.read(choice.value());
                } catch (PerException e) {
                    throw e.within(alternative.name);
                }
            }
        }
        return newer.apply(unrecognized(choice));
    }

    @Override
    public Value write(S content, int depth) throws PerException {
        if (content instanceof UnrecognizedAlternative unrecognized) {
            return toValue(unrecognized);
        }
        int below = Binding.deeper(depth);
        for (Alternative<S> alternative : alternatives) {
            if (alternative.type.isInstance(content)) {
                try {
                    return new ChoiceValue(alternative.name, alternative.binding.write(content, below));
                } catch (PerException e) {
                    throw e.within(alternative.name);
                }
            }
        }
        throw new IllegalStateException("no alternative for " + content.getClass());
    }

    /** An alternative that the schema does not know. */
    static UnrecognizedAlternative unrecognized(ChoiceValue choice) {
        UnknownAlternative unknown = UnknownAlternative.of(choice);
        return new UnrecognizedAlternative(unknown.index(), unknown.contents());
    }

    /** An alternative as it came. */
    static ChoiceValue toValue(UnrecognizedAlternative newer) {
        return new UnknownAlternative(newer.index(), newer.contents()).toValue();
    }
}
