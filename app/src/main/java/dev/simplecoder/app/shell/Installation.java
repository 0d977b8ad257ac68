package dev.simplecoder.app.shell;

import java.nio.file.Path;

/**
 * The program that runs, and what it runs on.
 *
 * @param version of the program
 * @param java the version of the virtual machine
 * @param javaHome where that is
 * @param startCache the file that the launcher named for a fast start; empty where it named none
 * @param classPath what another process of the program needs
 */
public record Installation(
    String version, String java, Path javaHome, String startCache, String classPath) {}
