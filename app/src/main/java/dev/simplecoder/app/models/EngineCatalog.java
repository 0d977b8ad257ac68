package dev.simplecoder.app.models;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The models of our own engine. */
final class EngineCatalog implements ModelServer {

  private final Engine engine;

  EngineCatalog(Engine engine) {
    this.engine = engine;
  }

  @Override
  public ServerKind kind() {
    return ServerKind.ENGINE;
  }

  /** It is that of this program. */
  @Override
  public String version() {
    return "";
  }

  @Override
  public List<ServedModel> models() throws IOException {
    return engine.models();
  }

  @Override
  public Optional<ServedModel> model(String name) throws IOException {
    return models().stream().filter(model -> model.name().equals(name)).findFirst();
  }

  @Override
  public Optional<ServedModel> detailed(ServedModel listed) {
    return Optional.of(listed);
  }
}
