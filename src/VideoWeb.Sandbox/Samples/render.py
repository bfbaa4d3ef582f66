#!/usr/bin/python3
"""Renders the sandbox's sample clips: three quiet scenes, each in six shapes, each with a poster and a last frame.

Run it from this folder (needs numpy, and ffmpeg with libx264):

    python3 render.py                     all clips
    python3 render.py aurora 16x9         one of them
    python3 render.py aurora 16x9 --still 2.5 /tmp/look.png    one frame, to look at

Everything is drawn here from gradients and noise; nothing is taken from elsewhere.
"""
import subprocess
import sys

import numpy as np

FPS, SECONDS = 24, 5
SHAPES = {"16x9": (960, 540), "9x16": (540, 960), "1x1": (720, 720), "4x3": (832, 624), "3x4": (624, 832), "21x9": (1120, 480)}


def colour(text):
    return np.array([int(text[i:i + 2], 16) for i in (1, 3, 5)], np.float32) / 255


def smooth(low, high, value):
    t = np.clip((value - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def mix(a, b, amount):
    return a + (b - a) * amount


def gradient(stops, position):
    """Colours along a scalar field; stops are (position, '#rrggbb')."""
    points = [p for p, _ in stops]
    colours = np.stack([colour(c) for _, c in stops])
    return np.stack([np.interp(position, points, colours[:, i]) for i in range(3)], -1).astype(np.float32)


class Noise:
    """Smooth value noise, in one or two dimensions, that repeats after 256 cells."""

    def __init__(self, seed):
        self.line = np.random.default_rng(seed).random(256).astype(np.float32)
        self.plane = np.random.default_rng(seed + 1).random((256, 256)).astype(np.float32)

    def one(self, x):
        cell = np.floor(x).astype(np.int32)
        f = x - cell
        f = f * f * (3 - 2 * f)
        return mix(self.line[cell & 255], self.line[(cell + 1) & 255], f)

    def two(self, x, y):
        cx, cy = np.floor(x).astype(np.int32), np.floor(y).astype(np.int32)
        fx, fy = x - cx, y - cy
        fx, fy = fx * fx * (3 - 2 * fx), fy * fy * (3 - 2 * fy)
        p = self.plane
        top = mix(p[cy & 255, cx & 255], p[cy & 255, (cx + 1) & 255], fx)
        low = mix(p[(cy + 1) & 255, cx & 255], p[(cy + 1) & 255, (cx + 1) & 255], fx)
        return mix(top, low, fy)

    def hills(self, x, octaves=5, roughness=0.5):
        total, size, sum_ = 0, 1.0, 0.0
        for octave in range(octaves):
            total = total + self.one(x * 2 ** octave + 17.3 * octave) * size
            sum_ += size
            size *= roughness
        return total / sum_

    def clouds(self, x, y, octaves=4):
        total, size, sum_ = 0, 1.0, 0.0
        for octave in range(octaves):
            total = total + self.two(x * 2 ** octave + 31.7 * octave, y * 2 ** octave + 11.1 * octave) * size
            sum_ += size
            size *= 0.5
        return total / sum_


class Scene:
    """x runs from 0 to the aspect ratio, y from 0 (top) to 1, so that a scene keeps its scale in every shape."""

    def __init__(self, width, height, seed):
        self.width, self.height, self.aspect = width, height, width / height
        line = (np.arange(width, dtype=np.float32) + 0.5) / height
        self.line = line
        self.x, self.y = np.meshgrid(line, (np.arange(height, dtype=np.float32) + 0.5) / height)
        self.noise = Noise(seed)
        self.random = np.random.default_rng(seed + 2)
        # A fixed grain, finer than one step of eight bits, hides banding and costs the encoder one frame.
        self.grain = ((self.random.random((height, width, 1)) - 0.5) * 1.6 / 255).astype(np.float32)
        self.tall = np.clip(1 / self.aspect, 0.45, 1.3)


class Ridges(Scene):
    """Dawn over mountains with mist between them."""

    def __init__(self, width, height):
        super().__init__(width, height, 11)
        self.sky = gradient([(0, "#33406e"), (0.2, "#5d6491"), (0.38, "#a88fa9"), (0.5, "#eab896"), (0.62, "#ffe0b0"), (1, "#ffe9c8")], self.y)
        self.haze = colour("#f7cfa8")
        self.near_firs = self.plant(0.0125, 0.05, 0.135)
        self.far_firs = self.plant(0.0075, 0.02, 0.058)

    def plant(self, step, low, high):
        count = int((self.aspect + 1) / step)
        return [(i * step + self.random.uniform(-step, step), self.random.uniform(low, high) * (0.45 + 0.75 * self.noise.one(i * step * 4.0)), self.random.uniform(4.2, 6.5)) for i in range(count)]

    def forest(self, depth, firs, shift):
        """Fills fir shapes into a mask: each fir is a narrow cone whose edge is broken into hanging boughs."""
        mask = np.zeros_like(depth)
        for centre, tall, steep in firs:
            left, right = (int((centre - shift + side * tall / steep * 1.3) * self.height) for side in (-1, 1))
            left, right = max(left, 0), min(right + 2, self.width)
            if left >= right:
                continue
            away = np.abs(self.line[left:right] + shift - centre)[None, :]
            below = depth[:, left:right] + tall
            boughs = 0.62 + 0.38 * ((below / tall * 7.5) % 1)
            part = smooth(0.0013, -0.0013, away - below / steep * boughs) * (below > 0)
            mask[:, left:right] = np.maximum(mask[:, left:right], part)
        return np.maximum(mask, smooth(-0.0012, 0.0022, depth))

    def frame(self, t):
        x, y = self.x, self.y
        image = self.sky.copy()
        sun_x, sun_y = self.aspect * 0.63, 0.435 - 0.011 * t
        distance = np.hypot(x - sun_x, y - sun_y)
        streaks = smooth(0.46, 0.8, self.noise.clouds(x * 1.1 + 0.035 * t + 3, y * 7.5 + 0.02 * t))[..., None] * smooth(0.55, 0.15, y)[..., None]
        image = mix(image, colour("#ffd9c2"), streaks * 0.42)
        image = image + colour("#ff9a58") * (np.exp(-distance / 0.10) * 0.30)[..., None] + colour("#ffa870") * (np.exp(-(distance / 0.40) ** 1.4) * 0.24)[..., None]
        image = mix(image, np.array([1.35, 1.27, 1.06], np.float32), smooth(0.050, 0.044, distance)[..., None])

        layers = [  # base, height, scale, speed, near colour, how much of it
            (0.555, 0.105, 1.5, 0.004, "#b493a6", 0.62), (0.61, 0.125, 1.9, 0.007, "#93809f", 0.76), (0.675, 0.13, 1.6, 0.012, "#6f6a92", 0.86),
            (0.755, 0.14, 1.9, 0.019, "#4d5480", 0.94), (0.85, 0.13, 1.4, 0.030, "#2f3c63", 0.98)]
        for index, (base, tall, scale, speed, near, strength) in enumerate(layers):
            shift = self.line + speed * t * 1.6
            sharp = self.noise.hills(shift * scale + index * 23.7, 6, 0.46)
            top = base + 0.03 - tall * (sharp * 1.7 - 0.35)
            depth = y - top[None, :]
            body = mix(self.haze, colour(near), strength)
            mist = smooth(0.0, 0.15 + 0.02 * index, depth) * (0.92 - 0.1 * index)
            mist = mist * (0.72 + 0.5 * self.noise.clouds(x * 2.2 - speed * t * 2 + index * 9, y * 5 + index * 5 + 0.02 * t, 3))
            warm = mix(self.haze, colour("#c3a6b4"), min(1, index * 0.27))
            lit = (np.exp(-np.maximum(depth, 0) / 0.035) * np.exp(-np.abs(x - sun_x) / 0.45) * 0.13)[..., None]
            layer = mix(body, warm, np.clip(mist, 0, 1)[..., None]) + colour("#ffb37d") * lit
            image = mix(image, layer, smooth(-0.0016, 0.0016, depth)[..., None])

        for firs, speed, base, near, far in [(self.far_firs, 0.034, 0.945, "#26345a", "#47507a"), (self.near_firs, 0.050, 1.03, "#111a34", "#222f55")]:
            shift = speed * t * 1.6
            ground = base - 0.09 * self.noise.hills((self.line + shift) * 1.5 + base * 90, 3)
            depth = y - ground[None, :]
            body = mix(colour(near), colour(far), smooth(-0.02, 0.10, depth)[..., None] * 0.85)
            image = mix(image, body, self.forest(depth, firs, shift)[..., None])
        return image


class Aurora(Scene):
    """Northern lights over still water."""

    HORIZON = 0.69

    def __init__(self, width, height):
        super().__init__(width, height, 29)
        self.rows = int(height * self.HORIZON)
        self.ux, self.uy = self.x[:self.rows], self.y[:self.rows]
        self.sky = gradient([(0, "#050a1c"), (0.3, "#0a1a38"), (0.55, "#113a55"), (0.69, "#2b6b78")], self.uy)
        count = int(420 * self.aspect)
        self.stars = [(int(self.random.integers(0, width)), int(self.random.integers(0, self.rows)), self.random.random() ** 5, self.random.random() * 6.3, self.random.uniform(0.6, 1.6)) for _ in range(count)]

    def curtains(self, t):
        x, y = self.ux, self.uy
        light = np.zeros(x.shape + (3,), np.float32)
        for index, (base, tall, bright, hue) in enumerate([(0.5, 0.30, 0.95, 0), (0.37, 0.26, 0.6, 1), (0.58, 0.15, 0.5, 2)]):
            line = self.line
            fold = line + 0.10 * np.sin(line * 3.1 + 0.35 * t + index * 2) + 0.05 * np.sin(line * 7.3 - 0.5 * t + index)
            edge = base + 0.085 * np.sin(fold * 2.3 + 0.16 * t + index * 1.9) + 0.05 * (self.noise.one(fold * 2.1 + 0.12 * t + index * 40) - 0.5)
            rays = 0.35 + 0.65 * self.noise.one(fold * 17 + 0.5 * t + index * 70) * (0.5 + self.noise.one(fold * 43 - 0.7 * t + index * 13))
            veil = smooth(0.16, 0.68, self.noise.one(fold * 1.35 - 0.10 * t + index * 55))
            above = edge[None, :] - y
            reach = tall * (0.55 + 0.75 * rays)[None, :]
            body = np.exp(-np.maximum(above, 0) / reach) * smooth(-0.034, 0.016, above)
            body = body * (rays * veil * bright)[None, :]
            tint = np.clip(above / (tall * 1.5), 0, 1)
            low, high = [("#46f0a0", "#8a5cf0"), ("#3fd6c4", "#c05ae0"), ("#7df7a6", "#3f8fe8")][hue]
            light += mix(colour(low), colour(high), smooth(0.1, 0.95, tint)[..., None]) * body[..., None]
        return light

    def frame(self, t):
        sky = self.sky.copy()
        for sx, sy, bright, phase, pace in self.stars:
            shine = (0.16 + 0.84 * bright) * (0.78 + 0.22 * np.sin(phase + t * pace * 2))
            sky[sy, sx] += shine * 0.8
            if bright > 0.45 and 0 < sx < self.width - 1 and 0 < sy < self.rows - 1:
                for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                    sky[sy + dy, sx + dx] += shine * 0.3
        light = self.curtains(t)
        sky = sky * (1 - 0.35 * np.clip(light.max(-1, keepdims=True), 0, 1)) + light * 0.95

        for index, (base, tall, scale, near) in enumerate([(0.672, 0.12, 2.1, "#12324a"), (0.688, 0.075, 3.3, "#0a1e31")]):
            top = base - tall * np.maximum(self.noise.hills(self.line * scale + index * 37 + 5, 6, 0.48) - 0.26, 0) * 1.5
            depth = self.uy - top[None, :]
            snow = smooth(0.5, 0.72, self.noise.clouds(self.ux * 9 + depth * 6 + index * 3, self.uy * 16)) * np.exp(-np.maximum(depth, 0) / 0.035) * (0.55 - 0.3 * index)
            glow = light.mean(axis=0, keepdims=True) * 0.16
            layer = mix(colour(near), colour("#7fc4c9"), snow[..., None] * 0.55) + glow
            sky = mix(sky, layer, smooth(-0.0015, 0.0015, depth)[..., None])

        # Still water: the sky upside down, stretched downwards into strokes, and broken by ripples that grow towards the viewer.
        lower = self.height - self.rows
        depth = (np.arange(lower, dtype=np.float32) + 0.5)[:, None] / lower
        yy, xx = self.y[self.rows:], self.x[self.rows:]
        swell = self.noise.clouds(xx * 4 / (0.25 + depth) * 0.35 + 0.12 * t, 18 * np.log1p(5 * depth) + 0.55 * t, 3) - 0.5
        fine = self.noise.two(xx * 9 + 0.3 * t, 60 * np.log1p(4 * depth) - 0.9 * t) - 0.5
        shift_y = (swell * 0.22 + fine * 0.06) * (0.15 + depth) * self.height * 0.35
        shift_x = (swell * 0.5 + fine) * depth * self.height * 0.03
        source_y = np.clip(self.rows - 1 - depth * self.rows * 0.86 + shift_y, 0, self.rows - 1).astype(np.int32)
        source_x = np.clip(np.arange(self.width)[None, :] + shift_x, 0, self.width - 1).astype(np.int32)
        blurred = sky.copy()
        for step in (1, 2, 4, 8):
            blurred = (blurred + np.roll(blurred, step, 0) + np.roll(blurred, -step, 0)) / 3 if step < 8 else blurred
        blurred[-9:] = sky[-9:]
        water = blurred[source_y, source_x] * (0.66 - 0.22 * depth)[..., None] + colour("#062033") * 0.32
        water = water + colour("#9fe8dd") * (smooth(0.2, 0.5, swell + fine * 0.4) * 0.07)[..., None]
        water = mix(colour("#3f8f96") * 0.5, water, smooth(0, 0.03, np.broadcast_to(depth, xx.shape))[..., None])
        return np.concatenate([sky, water])


class Deep(Scene):
    """Light falling through the sea on drifting jellyfish."""

    def __init__(self, width, height):
        super().__init__(width, height, 47)
        self.water = gradient([(0, "#7fe3dc"), (0.1, "#43bfcb"), (0.34, "#1787ab"), (0.64, "#0c4b7d"), (1, "#07234d")], self.y)
        self.motes = [(self.random.random() * (self.aspect + 0.2) - 0.1, self.random.random() * 1.2, self.random.random(), self.random.random() * 6.3) for _ in range(int(75 * self.aspect + 30))]
        a = self.aspect
        self.jellies = [(a * 0.36, 0.50, 0.135 * min(1, a + 0.25), 0.0, 1.0, "#ff9ecb", "#ffd9ec"), (a * 0.71, 0.37, 0.082 * min(1, a + 0.25), 1.7, 0.75, "#c9a2ff", "#efe2ff"),
                        (a * 0.82, 0.72, 0.052 * min(1, a + 0.3), 3.1, 0.5, "#8fd6ff", "#e0f6ff"), (a * 0.13, 0.26, 0.042 * min(1, a + 0.3), 4.4, 0.4, "#9fe8ff", "#e0f6ff")]

    def jelly(self, image, t, jelly):
        centre_x, centre_y, size, phase, strength, tint, core = jelly
        beat = np.sin(t * 2.1 + phase)
        px = centre_x + 0.035 * np.sin(t * 0.35 + phase)
        py = centre_y - 0.016 * t - 0.008 * np.sin(t * 2.1 + phase - 0.9)
        tilt = 0.16 * np.sin(phase * 1.3 + 0.25 * t)
        dx, dy = self.x - px, self.y - py
        u = (dx * np.cos(tilt) + dy * np.sin(tilt)) / (size * (1 - 0.07 * beat))
        v = (-dx * np.sin(tilt) + dy * np.cos(tilt)) / (size * (0.86 + 0.07 * beat))
        near = (np.abs(u) < 2.6) & (v > -2.2) & (v < 5.2)
        if not near.any():
            return image
        radius = np.hypot(u, v)
        hem = 0.22 + 0.035 * np.cos(u * 13) + 0.16 * (1 - u * u)
        inside = smooth(1.02, 0.965, radius) * smooth(hem + 0.03, hem - 0.03, v)
        rim = np.exp(-((radius - 0.96) / 0.085) ** 2) * smooth(hem + 0.10, hem - 0.22, v)
        fold = np.exp(-((v - hem + 0.03) / 0.045) ** 2) * smooth(1.0, 0.9, np.abs(u))
        ribs = 0.5 + 0.5 * np.cos(np.arctan2(u, -(v - 0.5)) * 15)
        bloom = np.hypot(u * 1.05, (v + 0.16) * 1.55)
        organ = np.exp(-(bloom / (0.50 + 0.07 * np.cos(4 * np.arctan2(v + 0.16, u)))) ** 3) * inside
        body = inside * (0.20 + 0.14 * ribs * smooth(0.2, 0.95, radius)) + rim * 0.55 + fold * 0.30 + organ * 0.34
        glow = np.exp(-(np.hypot(u, v - 0.1) / 1.25) ** 2) * 0.17

        tails = np.zeros_like(u)
        below = np.maximum(v - hem, 0)
        for k in range(9):
            root = (k - 4) * 0.21
            sway = root * (1 + 0.10 * below) + (0.05 + 0.085 * below) * np.sin(below * 1.9 - t * 1.7 + k * 0.9 + phase)
            long = 2.7 + 1.1 * np.sin(k * 2.4 + phase)
            tails += np.exp(-((u - sway) / (0.016 + 0.006 * below)) ** 2) * smooth(long, 0.1, below) * 0.30
        for k in range(3):
            root = (k - 1) * 0.24
            sway = root + (0.07 + 0.05 * below) * np.sin(below * 2.6 - t * 1.9 + k * 2.1 + phase)
            frill = 0.10 * (1 + 0.35 * np.sin(below * 13 - t * 2.5 + k)) * smooth(2.5, 0.3, below) + 0.012
            tails += np.exp(-((u - sway) / frill) ** 2) * smooth(2.4, 0.0, below) * 0.30
        tails *= smooth(hem - 0.06, hem + 0.05, v)
        light = colour(tint) * ((body + tails * 0.9 + glow) * strength)[..., None] + colour(core) * ((rim * 0.30 + organ * 0.22 + fold * 0.16) * strength)[..., None]
        return image * (1 - 0.30 * (inside * strength)[..., None]) + light * 0.85

    def frame(self, t):
        x, y = self.x, self.y
        image = self.water.copy()
        source_x, source_y = self.aspect * 0.58, -0.42
        angle = np.arctan2(x - source_x, y - source_y)
        far = np.hypot(x - source_x, y - source_y)
        beams = self.noise.one(angle * 15 + 0.20 * t + 20) * self.noise.one(angle * 33 - 0.28 * t + 80)
        beams = smooth(0.16, 0.72, beams) * np.exp(-np.maximum(far - 0.42, 0) / 0.52) * np.exp(-(angle / 0.85) ** 2)
        image += colour("#c8fff0") * (beams * 0.62)[..., None]
        image += colour("#d8fff4") * (np.exp(-(np.hypot((x - source_x) * 0.75, y + 0.05) / 0.30) ** 1.6) * 0.42)[..., None]

        # The surface from below: bright threads, squeezed towards the top edge.
        depth = np.clip(y / 0.2, 0, 1)
        warp = self.noise.two(x * 5 + 0.4 * t, y * 22 - 0.3 * t)
        cell = np.abs(self.noise.two(x * 7 + warp * 1.4 + 0.25 * t, y * 46 + warp + 0.35 * t) - 0.5)
        image += colour("#efffff") * (smooth(0.17, 0.0, cell) * (1 - depth) ** 1.6 * 0.30)[..., None]

        for index, (base, tall, scale, near) in enumerate([(0.93, 0.13, 1.7, "#0b3a6b"), (1.0, 0.17, 2.3, "#061f45")]):
            top = base - tall * (self.noise.hills(self.line * scale + index * 31 + 0.012 * (index + 1) * t, 5, 0.45) - 0.18)
            over = y - top[None, :]
            lit = np.exp(-np.maximum(over, 0) / 0.02)[..., None] * (0.06 - 0.03 * index) * (1 + 4 * beams[..., None])
            image = mix(image, colour(near) + colour("#58c7d4") * lit, smooth(-0.006, 0.012, over)[..., None] * (0.75 + 0.25 * index))

        for jelly in self.jellies[::-1]:
            image = self.jelly(image, t, jelly)
        for mx, my, depth, phase in self.motes:
            cx = mx + 0.02 * np.sin(0.5 * t + phase) + 0.008 * t * (0.5 + depth)
            cy = (my - (0.007 + 0.012 * depth) * t) % 1.2 - 0.1
            radius = 0.0013 + 0.0042 * depth ** 3
            left, right = int((cx - 3 * radius) * self.height), int((cx + 3 * radius) * self.height) + 2
            high, low = int((cy - 3 * radius) * self.height), int((cy + 3 * radius) * self.height) + 2
            left, high, right, low = max(left, 0), max(high, 0), min(right, self.width), min(low, self.height)
            if left >= right or high >= low:
                continue
            spot = np.exp(-(np.hypot(x[high:low, left:right] - cx, y[high:low, left:right] - cy) / radius) ** 2)
            image[high:low, left:right] += colour("#d5fff6") * (spot * (0.42 - 0.2 * depth) * (0.75 + 0.25 * np.sin(1.3 * t + phase)))[..., None]
        return image


SCENES = {"ridges": Ridges, "aurora": Aurora, "deep": Deep}


def pixels(scene, t):
    image = scene.frame(t)
    vignette = 1 - 0.16 * smooth(0.35, 1.05, np.hypot((scene.x / scene.aspect - 0.5) * 1.25, (scene.y - 0.5) * 1.1) * 1.35)
    image = image * vignette[..., None] + scene.grain
    image = np.where(image > 0.8, 0.8 + 0.2 * np.tanh((image - 0.8) / 0.2), image)
    return (np.clip(image, 0, 1) * 255 + 0.5).astype(np.uint8)


def still(frame, width, height, path, quality):
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}", "-i", "-", "-frames:v", "1", "-q:v", str(quality), path],
                   input=frame.tobytes(), check=True)


def render(look, shape):
    width, height = SHAPES[shape]
    scene = SCENES[look](width, height)
    name = f"{look}-{shape}"
    crf = {"ridges": "25", "aurora": "28", "deep": "27"}[look]
    tone = {"ridges": 196, "aurora": 131, "deep": 98}[look]
    sound = f"sine=f={tone}:d={SECONDS},volume=0.05,tremolo=f=0.4:d=0.6,lowpass=f=400,afade=t=in:d=1,afade=t=out:st={SECONDS - 1}:d=1"
    encoder = subprocess.Popen(
        ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}", "-r", str(FPS), "-i", "-", "-f", "lavfi", "-i", sound,
         "-c:v", "libx264", "-profile:v", "high", "-preset", "veryslow", "-crf", crf, "-pix_fmt", "yuv420p", "-vf", "scale=out_color_matrix=bt709:out_range=tv",
         "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-g", "48", "-x264-params", "aq-mode=3:aq-strength=1.1:deblock=1,1",
         "-c:a", "aac", "-b:a", "16k", "-ac", "1", "-shortest", "-movflags", "+faststart", "-map_metadata", "-1", "-fflags", "+bitexact", f"{name}.mp4"],
        stdin=subprocess.PIPE)
    for number in range(FPS * SECONDS):
        frame = pixels(scene, number / FPS)
        encoder.stdin.write(frame.tobytes())
        if number == int(FPS * 1.5):
            still(frame, width, height, f"{name}.jpg", 5)
    still(frame, width, height, f"{name}-last.jpg", 8)
    encoder.stdin.close()
    if encoder.wait() != 0:
        sys.exit(f"ffmpeg failed on {name}")
    print(name, flush=True)


if __name__ == "__main__":
    chosen = [a for a in sys.argv[1:3] if not a.startswith("-")]
    if "--still" in sys.argv:
        at = sys.argv.index("--still")
        size = SHAPES[chosen[1]]
        still(pixels(SCENES[chosen[0]](*size), float(sys.argv[at + 1])), *size, sys.argv[at + 2], 2)
    else:
        for look in SCENES:
            for shape in SHAPES:
                if not chosen or chosen == [look, shape]:
                    render(look, shape)
