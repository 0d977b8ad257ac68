package dev.simplecoder.app.models;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a server can be asked about its models. */
interface ModelServer {

  ServerKind kind();

  /** Empty where the server does not say. */
  String version();

  /** Every model, best first; what costs a request each is missing. */
  List<ServedModel> models() throws IOException;

  /** The model of that name with all that is known; empty where there is none. */
  Optional<ServedModel> model(String name) throws IOException;

  /** A listed model with all that is known; empty where it has gone since. */
  Optional<ServedModel> detailed(ServedModel listed) throws IOException;
}
