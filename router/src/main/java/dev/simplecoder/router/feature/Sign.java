package dev.simplecoder.router.feature;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One number that says how a request looks. Their means and deviations are those over the 1,351
 * tasks of HumanEval, MBPP, LiveCodeBench and MINT that {@code simplecoder bench route} reads.
 */
enum Sign {
  LENGTH("length", 0.718, 0.144) {
    @Override
    double of(String text, Words words) {
      return Math.log1p(text.length()) / 8;
    }
  },
  LINES("lines", 0.495, 0.363) {
    @Override
    double of(String text, Words words) {
      return Math.log1p(lines(text)) / 4;
    }
  },
  NUMBERS("numbers", 0.427, 0.409) {
    @Override
    double of(String text, Words words) {
      return words.numbers() * 5;
    }
  },
  FORMULAS("formulas", 0.189, 0.360) {
    @Override
    double of(String text, Words words) {
      return upToOne(text.chars().filter(c -> c == '$' || c == '\\').count() / 10.0);
    }
  },
  CODE("code", 0.561, 0.496) {
    @Override
    double of(String text, Words words) {
      return found(CODE_PATTERN, text);
    }
  },
  EXAMPLES("examples", 0.139, 0.346) {
    @Override
    double of(String text, Words words) {
      return text.contains(">>>") || text.contains("assert") ? 1 : 0;
    }
  },
  CHOICES("choices", 0.016, 0.124) {
    @Override
    double of(String text, Words words) {
      return found(CHOICES_PATTERN, text);
    }
  },
  QUESTIONS("question marks", 0.088, 0.199) {
    @Override
    double of(String text, Words words) {
      return upToOne(text.chars().filter(c -> c == '?').count() / 2.0);
    }
  },
  SIGNS("signs", 0.673, 0.189) {
    @Override
    double of(String text, Words words) {
      return 2 * (1 - words.letters() / Math.max(1.0, text.length()));
    }
  },
  LONG_WORDS("long words", 0.438, 0.217) {
    @Override
    double of(String text, Words words) {
      return words.longWords() * 4;
    }
  },
  INDENTED("indented lines", 0.119, 0.251) {
    @Override
    double of(String text, Words words) {
      double indented =
          text.lines()
              .filter(line -> !line.isEmpty() && Character.isWhitespace(line.charAt(0)))
              .count();
      return indented / (1.0 + lines(text));
    }
  },
  DIFFERENT("different words", 0.502, 0.209) {
    @Override
    double of(String text, Words words) {
      return words.different();
    }
  },
  STREAMS("input and output", 0.165, 0.371) {
    @Override
    double of(String text, Words words) {
      return found(STREAMS_PATTERN, text);
    }
  };

  private static final Pattern CODE_PATTERN =
      Pattern.compile("\\bdef |\\bclass |\\bfunction\\b|=>|return ");
  private static final Pattern CHOICES_PATTERN = Pattern.compile("\\([A-Da-d]\\)|\\b[A-D][).] ");
  private static final Pattern STREAMS_PATTERN =
      Pattern.compile("(?i)standard (in|out)put|stdin|stdout|sample input|command line|print");

  /** In deviations; what lies further out is as good as this. */
  private static final double FARTHEST = 3;

  /** As wide as lets thirteen of them move the log odds about as far as all words. */
  private static final double SCALE = 0.35;

  private final String words;
  private final double mean;
  private final double deviation;

  Sign(String words, double mean, double deviation) {
    this.words = words;
    this.mean = mean;
    this.deviation = deviation;
  }

  abstract double of(String text, Words words);

  /** Beside other tasks, in about a third of a deviation. */
  double standardized(String text, Words words) {
    return SCALE * Math.clamp((of(text, words) - mean) / deviation, -FARTHEST, FARTHEST);
  }

  String words() {
    return words;
  }

  static List<Sign> all() {
    return List.of(values());
  }

  private static double lines(String text) {
    return text.chars().filter(c -> c == '\n').count();
  }

  private static double upToOne(double value) {
    return Math.min(1, value);
  }

  private static double found(Pattern pattern, String text) {
    return pattern.matcher(text).find() ? 1 : 0;
  }
}
