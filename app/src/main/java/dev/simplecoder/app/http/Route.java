package dev.simplecoder.app.http;

import java.net.URI;

/** How servers may be reached. */
public sealed interface Route {

  Route DIRECT = new Direct();
  Route THIS_MACHINE = new ThisMachine();

  /** At their addresses, wherever they are. */
  record Direct() implements Route {}

  /** On this machine or not at all: no name is looked up and no other address is tried. */
  record ThisMachine() implements Route {}

  /** Those of other machines by way of an HTTP proxy. */
  record Proxied(URI proxy) implements Route {}
}
