// Draws the map of occupations, in a worker that has the canvas, so that drawing keeps no visitor waiting. What lies
// where is worked out by the program, which also sends the size of the screen and the colours of the style.
(() => {
  const FONT = "system-ui, sans-serif";
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

  let brush;
  let texts = [];
  let count = 0;
  /** What is drawn next: what comes before it is drawn takes its place. */
  let next = null;

  function trace(field, x, y, radius) {
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

  function ring(x, y, radius, width, colour, ground) {
    brush.beginPath();
    brush.arc(x, y, radius, 0, 2 * Math.PI);
    brush.lineWidth = width + 2;
    brush.strokeStyle = ground;
    brush.stroke();
    brush.lineWidth = width;
    brush.strokeStyle = colour;
    brush.stroke();
  }

  /** The widths of the texts in pixels. */
  function widths() {
    return Float32Array.from(texts, (text, at) => {
      // Any name may be marked, and is then written in the larger hand.
      brush.font = at < count ? STRONG : HEADING;
      return brush.measureText(text).width;
    });
  }

  /** Points of x, y, radius, field and marks. */
  function draw(points, { ground, ink, accent, fields }) {
    for (const faded of [true, false]) {
      brush.globalAlpha = faded ? 0.2 : 1;
      for (let field = 0; field < SHAPES.length; field += 1) {
        brush.beginPath();
        let any = false;
        for (let at = 0; at < points.length; at += POINT) {
          if (points[at + 3] !== field || ((points[at + 4] & FADED) !== 0) !== faded) continue;
          trace(field, points[at], points[at + 1], points[at + 2]);
          any = true;
        }
        if (!any) continue;
        brush.fillStyle = fields[field];
        brush.fill();
        brush.lineWidth = 0.75;
        brush.strokeStyle = ground;
        brush.stroke();
      }
    }
    brush.globalAlpha = 1;
    for (let at = 0; at < points.length; at += POINT) {
      const [x, y, radius, , marks] = points.subarray(at, at + POINT);
      if (marks & MATCH) ring(x, y, radius + 4, 2, accent, ground);
      if (marks & ROLE) {
        ring(x, y, radius + 5, 2.5, ink, ground);
        ring(x, y, radius + 10, 2.5, ink, ground);
      }
      if (marks & CURRENT) ring(x, y, radius + 5, 3.5, ink, ground);
    }
  }

  /** Names of text, left, middle and hand, over what is drawn. */
  function write(names, { ground, ink, soft }) {
    brush.textBaseline = "middle";
    brush.lineJoin = "round";
    brush.lineWidth = 3.5;
    brush.strokeStyle = ground;
    for (let at = 0; at < names.length; at += NAME) {
      const [text, x, y, hand] = names.subarray(at, at + NAME);
      const isHeading = text >= count;
      brush.font = isHeading ? HEADING : hand ? STRONG : PLAIN;
      brush.fillStyle = isHeading || hand ? ink : soft;
      brush.strokeText(texts[text], x, y);
      brush.fillText(texts[text], x, y);
    }
  }

  function drawNext() {
    const { width, height, density, colours, points, names } = next;
    next = null;
    const { canvas } = brush;
    const [across, down] = [Math.round(width * density), Math.round(height * density)];
    if (canvas.width !== across || canvas.height !== down) [canvas.width, canvas.height] = [across, down];
    brush.setTransform(density, 0, 0, density, 0, 0);
    brush.clearRect(0, 0, width, height);
    const [ground, ink, soft, accent, ...fields] = colours;
    draw(points, { ground, ink, accent, fields });
    write(names, { ground, ink, soft });
  }

  // First come the canvas and the texts in lines, `count` names and then headings; after that, what is to be drawn.
  self.onmessage = ({ data }) => {
    if (data.canvas) {
      brush = data.canvas.getContext("2d");
      [texts, count] = [data.texts.split("\n"), data.count];
      self.postMessage(widths());
      return;
    }
    if (!next) requestAnimationFrame(drawNext);
    next = data;
  };
})();
