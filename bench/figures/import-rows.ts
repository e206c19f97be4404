/** Files as they come in, made as they are read. */
const LOT = 2000;
const LINES_OF_AN_ORDER = 10;

/** Lines of orders, ten to an order, four orders to a customer. */
export async function* orderLines(rows: number): AsyncGenerator<Buffer> {
  yield Buffer.from('order_id,customer_id,ordered_at,sku,description,category,quantity,unit_price,currency\n');
  for (let start = 0; start < rows; start += LOT) {
    const lines = Array.from({ length: Math.min(LOT, rows - start) }, (_, i) => {
      const n = start + i;
      const order = Math.floor(n / LINES_OF_AN_ORDER);
      const day = String(1 + (order % 28)).padStart(2, '0');
      return `O${order},C${Math.floor(order / 4)},2025-0${1 + (order % 9)}-${day}T10:${String(n % 60).padStart(2, '0')}:00Z,SKU${n % 900},"Filter, large",care,${1 + (n % 3)},24.90,EUR\n`;
    });
    yield Buffer.from(lines.join(''));
  }
}

/** A product each, of as many customers. */
export async function* assetLines(rows: number): AsyncGenerator<Buffer> {
  yield Buffer.from('asset_id,customer_id,model,name,category,serial,purchased_on,warranty_ends_on\n');
  for (let n = 0; n < rows; n++) {
    yield Buffer.from(`A${n},C${n},WM-7,Washing machine WM-7,washing,S${n},2024-0${1 + (n % 9)}-15,2027-01-15\n`);
  }
}

/** As many customers. */
export async function* customerLines(rows: number): AsyncGenerator<Buffer> {
  yield Buffer.from('customer_id,name,email,phone,country,locale,time_zone,born_on,email_marketing\n');
  for (let n = 0; n < rows; n++) {
    yield Buffer.from(
      `C${n},Ada Byron,c${n}@example.com,+44 20 7946 0${100 + (n % 900)},GB,en,Europe/London,1980-0${1 + (n % 9)}-15,yes\n`,
    );
  }
}
