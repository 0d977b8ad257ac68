package dev.simplecoder.tools.fs;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names of files and folders that call for care, in every spelling that some file system takes for
 * the same.
 */
final class SpecialNames {

  private static final Set<String> VERSION_CONTROL = Set.of(".git", "git~1");
  private static final Set<String> OWN =
      Set.of(".simplecoder", ".simplecoder.toml", ".simplecoderignore");
  private static final Set<String> SECRETS =
      Set.of(
          ".env",
          ".envrc",
          ".netrc",
          "_netrc",
          ".npmrc",
          ".pypirc",
          ".pgpass",
          ".htpasswd",
          ".git-credentials",
          ".dockercfg",
          "credentials.json",
          "id_rsa",
          "id_dsa",
          "id_ecdsa",
          "id_ed25519",
          ".ssh",
          ".aws",
          ".gnupg",
          ".kube",
          ".azure");
  private static final List<String> SECRET_ENDS =
      List.of(".pem", ".key", ".p12", ".pfx", ".jks", ".keystore", ".kdbx", ".ppk");
  private static final Set<String> HARMLESS_ENVIRONMENTS =
      Set.of(".env.example", ".env.sample", ".env.template", ".env.dist", ".env.defaults");

  private SpecialNames() {}

  static boolean versionControl(String name) {
    return VERSION_CONTROL.contains(plain(name));
  }

  /** SimpleCoder's own settings: a model that writes them gives itself rights. */
  static boolean own(String name) {
    return OWN.contains(plain(name));
  }

  static boolean secret(String name) {
    String plain = plain(name);
    return SECRETS.contains(plain)
        || SECRET_ENDS.stream().anyMatch(plain::endsWith)
        || (plain.startsWith(".env.") && !HARMLESS_ENVIRONMENTS.contains(plain));
  }

  /**
   * Without what Windows drops (trailing dots and spaces, streams after a colon) and macOS does not
   * tell apart.
   */
  private static String plain(String name) {
    String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    int colon = folded.indexOf(':');
    String whole = 0 <= colon ? folded.substring(0, colon) : folded;
    int end = whole.length();
    while (0 < end
        && (whole.charAt(end - 1) == '.' || Character.isSpaceChar(whole.charAt(end - 1)))) {
      end--;
    }
    return whole.substring(0, end);
  }
}
