import type { QrShape } from "~/domain/qr";

/** What a card looks like, as a picture: everything on it is an example. Dark in both colour schemes, as the card is. */
export function CardPicture({ qr, className = "" }: { qr: QrShape; className?: string }) {
  return (
    <svg
      viewBox="0 0 400 252"
      role="img"
      aria-label="人才卡样式（示例）：姓名、类别、编号、有效期和核验二维码"
      className={`drop-shadow-2xl ${className}`}
    >
      <defs>
        <linearGradient id="card-ground" x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor="#14454a" />
          <stop offset="0.55" stopColor="#0b2a2f" />
          <stop offset="1" stopColor="#071d21" />
        </linearGradient>
        <linearGradient id="card-gold" x1="0" y1="0" x2="1" y2="0.4">
          <stop offset="0" stopColor="#f6dfa6" />
          <stop offset="0.5" stopColor="#e0aa45" />
          <stop offset="1" stopColor="#b9822a" />
        </linearGradient>
        <clipPath id="card-edge">
          <rect x="1" y="1" width="398" height="250" rx="18" />
        </clipPath>
      </defs>
      <g clipPath="url(#card-edge)">
        <rect width="400" height="252" fill="url(#card-ground)" />
        <g transform="translate(148 -34) scale(6.6)" fill="url(#card-gold)" opacity="0.13">
          <Bird />
        </g>
        <path d="M0 206 C110 176 210 244 400 188 V252 H0 Z" fill="#e0aa45" opacity="0.07" />
        <path d="M0 222 C130 190 230 254 400 206" fill="none" stroke="url(#card-gold)" strokeOpacity="0.45" />
      </g>
      <rect
        x="1"
        y="1"
        width="398"
        height="250"
        rx="18"
        fill="none"
        stroke="url(#card-gold)"
        strokeOpacity="0.7"
        strokeWidth="1.5"
      />
      <g transform="translate(22 18) scale(0.8)" fill="url(#card-gold)">
        <Bird />
      </g>
      <g fill="#eef5f3">
        <text x="70" y="38" fontSize="17" fontWeight="700" letterSpacing="2">
          金凤凰人才卡
        </text>
        <text x="70" y="55" fontSize="9.5" fill="#b9d0cc">
          西部（重庆）科学城 · 重庆高新区
        </text>
        <text x="24" y="112" fontSize="11" fill="#b9d0cc">
          示例
        </text>
        <text x="24" y="140" fontSize="27" fontWeight="700" letterSpacing="6">
          凤小栖
        </text>
        <text x="24" y="228" fontSize="13" letterSpacing="1.5">
          JFH-2026-000000
        </text>
        <text x="24" y="207" fontSize="10" fill="#b9d0cc">
          有效期 3 年（项目默认）
        </text>
      </g>
      <g>
        <rect x="24" y="152" width="92" height="25" rx="6" fill="url(#card-gold)" />
        <text x="70" y="169.500" fontSize="13" fontWeight="700" fill="#1b1403" textAnchor="middle">
          青年人才
        </text>
      </g>
      <g transform="translate(284 138)">
        <rect width="92" height="92" rx="8" fill="#fff" />
        <g transform={`scale(${92 / qr.size})`}>
          <path d={qr.path} fill="#0b2a2f" shapeRendering="crispEdges" />
        </g>
      </g>
    </svg>
  );
}

function Bird() {
  return (
    <>
      <path d="M38.600 13.300 43 15.100l-4.500 1.300c-.5 5.700-4.600 9.900-10.600 11.500C21.500 29.600 16 27.400 13.200 22.600c5.300 2 9.300 1.100 11.700-1.900 1.500-1.900 2-4.400 3.300-6.600 1.400-2.400 3.700-3.800 6.200-3.500 1.900.2 3.400 1.200 4.200 2.700Z" />
      <path d="M25.600 17.900C21.300 18 17 15.500 14.700 9.600c-.8-2-1.200-3.800-1.300-5.100 3.400 3.300 7.300 4.100 10 6.100 2 1.500 2.900 4.100 2.200 7.300Z" />
      <path d="M33.300 10.500c-.7-2.400-.2-4.600 1.500-6.300.4 2.200 1 3.700 2.300 5.300l-1 1.300c-.8-.3-1.900-.4-2.800-.3Z" />
      <g fill="none" stroke="currentColor" strokeWidth="2.300" strokeLinecap="round" className="text-amber">
        <path d="M21.500 28.600c-2.500 5.700-8 8.600-15.300 7.300" />
        <path d="M25.600 29.200c-1.600 7.400-7.300 12.800-15.900 13.800" />
        <path d="M29.900 28.100c.4 7.200-2.900 13.300-9.200 16.900" />
      </g>
    </>
  );
}
