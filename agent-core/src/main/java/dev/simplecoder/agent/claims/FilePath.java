package dev.simplecoder.agent.claims;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a file in an answer, which may lack its first folders or have those of the machine.
 *
 * @param text as it stands there
 * @param parts its names, from the outermost folder
 */
record FilePath(String text, List<String> parts) {

  private static final Set<String> ENDINGS =
      Set.of(
          ("py pyi ipynb java kt kts scala groovy gradle js jsx mjs cjs ts tsx vue svelte html htm css"
                  + " scss sass less json jsonl yaml yml toml ini cfg conf properties xml xsd md rst"
                  + " adoc txt csv tsv sql sh bash zsh fish ps1 bat cmd c h cc cpp cxx hpp cs fs go rs"
                  + " rb php swift pl pm lua jl dart ex exs erl hs ml mli clj cljs el vim nim zig"
                  + " proto graphql tf svg png jpg gif pdf cmake mk diff patch tex feature")
              .split(" "));

  /** Files without an ending, or with one that words of code have too. */
  private static final Set<String> NAMES =
      Set.of(
          ("makefile dockerfile gemfile rakefile jenkinsfile license readme changelog .gitignore .env"
                  + " .editorconfig .dockerignore .gitattributes cargo.lock yarn.lock poetry.lock"
                  + " uv.lock gemfile.lock go.mod go.sum")
              .split(" "));

  /** Products, and what stands before a dot in code. */
  private static final Pattern NO_FILE =
      Pattern.compile(
          "(?i)(?:node|vue|next|nuxt|express|react|three|d3|chart|angular|backbone|ember|p5)\\.js"
              + "|(?:self|this|response|request|console|process|window|document)\\..*");

  private static final Pattern ENDED = Pattern.compile(".*\\.[A-Za-z][A-Za-z0-9]{0,9}");
  private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]+");
  private static final Pattern AROUND = Pattern.compile("^[<'\\[{]+|(?:'s|[.!?'>\\]}])+$");

  FilePath {
    parts = List.copyOf(parts);
  }

  /** The file that a word names, where it names one; a folder is none. */
  static Optional<FilePath> in(String word) {
    String text = AROUND.matcher(word).replaceAll("");
    if (text.startsWith("//") || text.endsWith("/") || text.endsWith("\\")) {
      return Optional.empty();
    }
    List<String> parts = parts(text);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    String name = parts.getLast();
    boolean isFile =
        NAMES.contains(name.toLowerCase(Locale.ROOT))
            || (1 < parts.size() ? ENDED.matcher(name).matches() : hasKnownEnding(name));
    return isFile ? Optional.of(new FilePath(text, parts)) : Optional.empty();
  }

  /** Whether this can be the file of that path: one of them ends with the other. */
  boolean isSameAs(String path) {
    List<String> others = parts(path);
    int common = Math.min(parts.size(), others.size());
    if (common == 0 || !isSameName(parts.getLast(), others.getLast())) {
      return false;
    }
    for (int i = 2; i <= common; i++) {
      if (!parts.get(parts.size() - i).equalsIgnoreCase(others.get(others.size() - i))) {
        return false;
      }
    }
    return true;
  }

  /** People leave the ending of a well-known name away. */
  private static boolean isSameName(String said, String real) {
    return said.equalsIgnoreCase(real)
        || (said.indexOf('.') < 0
            && real.toLowerCase(Locale.ROOT).startsWith(said.toLowerCase(Locale.ROOT) + "."));
  }

  private static boolean hasKnownEnding(String name) {
    int dot = name.lastIndexOf('.');
    return 0 < dot && ENDINGS.contains(name.substring(dot + 1)) && !NO_FILE.matcher(name).matches();
  }

  private static List<String> parts(String path) {
    return Arrays.stream(SEPARATOR.split(path))
        .filter(part -> !part.isEmpty() && !part.equals(".") && !part.equals("~"))
        .toList();
  }
}
