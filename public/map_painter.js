// Draws the map of occupations. What lies where is worked out by the program; this knows the canvas, the colours of
// the style and the size of the screen. It is loaded with the map's page.
(() => {
  const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif";
  const PLAIN = `500 12px ${FONT}`;
  const STRONG = `700 13px ${FONT}`;
  const HEADING = `700 15px ${FONT}`;
  /** Numbers that the program sends for each point, and for each name. */
  const POINT = 5;
  const NAME = 4;
  /** Marks of a point. */
  const MATCH = 1;
  const ROLE = 2;
  const CURRENT = 4;
  const FADED = 8;

  /** A shape for each field, so that colour is not all that tells them apart: corners on a circle, or none. */
  const turned = (count, turn) =>
    Array.from({ length: count }, (_, at) => ((at + turn) * 2 * Math.PI) / count - Math.PI / 2);
  const cross = (turn) =>
    Array.from({ length: 12 }, (_, at) => {
      const arm = Math.floor(at / 3) * (Math.PI / 2) + turn;
      const [far, side] = [[1.15, -0.38], [1.15, 0.38], [0.38, 0.38]][at % 3];
      return [Math.cos(arm) * far - Math.sin(arm) * side, Math.sin(arm) * far + Math.cos(arm) * side];
    });
  const round = (angles, size) => angles.map((angle) => [Math.cos(angle) * size, Math.sin(angle) * size]);
  const SHAPES = [
    null,
    round(turned(4, 0.5), 1.2),
    round(turned(4, 0), 1.3),
    round(turned(3, 0), 1.35),
    round(turned(3, 0.5), 1.35),
    cross(0),
    cross(Math.PI / 4),
    round(turned(6, 0), 1.15),
  ];

  const ruler = document.createElement("canvas").getContext("2d");
  let texts = [];
  let plain = 0;

  function colours(canvas) {
    const style = getComputedStyle(canvas);
    return (name) => style.getPropertyValue(name).trim();
  }

  function trace(brush, field, x, y, radius) {
    const corners = SHAPES[field];
    if (!corners) {
      brush.moveTo(x + radius, y);
      brush.arc(x, y, radius, 0, 2 * Math.PI);
      return;
    }
    brush.moveTo(x + corners[0][0] * radius, y + corners[0][1] * radius);
    for (let at = 1; at < corners.length; at += 1) brush.lineTo(x + corners[at][0] * radius, y + corners[at][1] * radius);
    brush.closePath();
  }

  function ring(brush, x, y, radius, width, colour, ground) {
    brush.beginPath();
    brush.arc(x, y, radius, 0, 2 * Math.PI);
    brush.lineWidth = width + 2;
    brush.strokeStyle = ground;
    brush.stroke();
    brush.lineWidth = width;
    brush.strokeStyle = colour;
    brush.stroke();
  }

  self.waymarkMapPainter = {
    /** Takes the texts: `count` names, then headings. */
    take(all, count) {
      [texts, plain] = [all, count];
    },

    /** The widths of the texts from one on and before another, in pixels. */
    measure(from, to) {
      return Float32Array.from(texts.slice(from, to), (text, at) => {
        // Any name may be marked, and is then written in the larger hand.
        ruler.font = from + at < plain ? STRONG : HEADING;
        return ruler.measureText(text).width;
      });
    },

    /** Calls `tell(width, height, calm)` now and whenever the canvas or its looks change; returns what stops it. */
    attach(canvas, tell) {
      const calm = matchMedia("(prefers-reduced-motion: reduce)");
      const looks = [calm, matchMedia("(prefers-color-scheme: dark)"), matchMedia("(forced-colors: active)")];
      const look = () => tell(canvas.clientWidth, canvas.clientHeight, calm.matches);
      const size = new ResizeObserver(look);
      size.observe(canvas);
      looks.forEach((one) => one.addEventListener("change", look));
      return () => {
        size.disconnect();
        looks.forEach((one) => one.removeEventListener("change", look));
      };
    },

    /** Draws points of x, y, radius, field and marks on an empty canvas. */
    draw(canvas, points) {
      const [width, height, dense] = [canvas.clientWidth, canvas.clientHeight, self.devicePixelRatio || 1];
      const [across, down] = [Math.round(width * dense), Math.round(height * dense)];
      if (canvas.width !== across || canvas.height !== down) [canvas.width, canvas.height] = [across, down];
      const colour = colours(canvas);
      const [ground, ink, accent] = ["--map-ground", "--ink", "--accent"].map(colour);
      const brush = canvas.getContext("2d");
      brush.setTransform(dense, 0, 0, dense, 0, 0);
      brush.clearRect(0, 0, width, height);
      for (const faded of [true, false]) {
        brush.globalAlpha = faded ? 0.2 : 1;
        for (let field = 0; field < SHAPES.length; field += 1) {
          brush.beginPath();
          let any = false;
          for (let at = 0; at < points.length; at += POINT) {
            if (points[at + 3] !== field || ((points[at + 4] & FADED) !== 0) !== faded) continue;
            trace(brush, field, points[at], points[at + 1], points[at + 2]);
            any = true;
          }
          if (!any) continue;
          brush.fillStyle = colour(`--field-${field}`);
          brush.fill();
          brush.lineWidth = 0.75;
          brush.strokeStyle = ground;
          brush.stroke();
        }
      }
      brush.globalAlpha = 1;
      for (let at = 0; at < points.length; at += POINT) {
        const marks = points[at + 4];
        const [x, y, radius] = [points[at], points[at + 1], points[at + 2]];
        if (marks & MATCH) ring(brush, x, y, radius + 4, 2, accent, ground);
        if (marks & ROLE) {
          ring(brush, x, y, radius + 5, 2.5, ink, ground);
          ring(brush, x, y, radius + 10, 2.5, ink, ground);
        }
        if (marks & CURRENT) {
          ring(brush, x, y, radius + 5, 3.5, ink, ground);
        }
      }
    },

    /** Writes names of text, left, middle and hand over what is drawn. */
    write(canvas, names) {
      const [ground, ink, soft] = ["--map-ground", "--ink", "--ink-soft"].map(colours(canvas));
      const brush = canvas.getContext("2d");
      brush.textBaseline = "middle";
      brush.lineJoin = "round";
      brush.lineWidth = 3.5;
      brush.strokeStyle = ground;
      for (let at = 0; at < names.length; at += NAME) {
        const [text, x, y, hand] = names.subarray(at, at + NAME);
        brush.font = text >= plain ? HEADING : hand ? STRONG : PLAIN;
        brush.fillStyle = text >= plain || hand ? ink : soft;
        brush.strokeText(texts[text], x, y);
        brush.fillText(texts[text], x, y);
      }
    },
  };
})();
