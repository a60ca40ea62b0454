package io.rantwin.xapp.sdl;

class MemorySdlTest extends SdlCompatibilityKit {
    @Override
    Sdl open() {
        return new MemorySdl(executor);
    }
}
